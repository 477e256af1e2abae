package lineside.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lineside.training.calibrate.CalibrationGoals;
import lineside.training.calibrate.CalibrationJson;
import lineside.training.calibrate.CalibrationOutcome;
import lineside.training.calibrate.HeldOutScores;
import lineside.training.calibrate.PromiseCalibration;
import lineside.training.card.DataFacts;
import lineside.training.data.DataPlan;
import lineside.training.export.NetExporter;
import lineside.training.fit.LearningRun;
import lineside.training.fit.RunProgress;
import lineside.training.pack.ModelPackageWriter;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/**
 * Turns the kept network into a package whose thresholds come from the held-out pictures, scored
 * the way the line will score them.
 */
final class PackageBuilder {
  private static final int MIN_AREA_PX = 8;
  private static final int MULTIPLE_OF = 16;
  private static final int CURVE_POINTS = 60;
  private static final ModelCard.Thresholds UNCHOSEN = new ModelCard.Thresholds(0.5f, 0.4f);

  private final TrainingConfig config;
  private final PreparedData data;
  private final List<LearningRun.Result> runs;
  private final ObjectMapper json = new ObjectMapper();

  PackageBuilder(TrainingConfig config, PreparedData data, List<LearningRun.Result> runs) {
    this.config = config;
    this.data = data;
    this.runs = List.copyOf(runs);
  }

  /**
   * A package and what its thresholds promise.
   *
   * @param model the package
   * @param outcome promises
   */
  record Built(ModelPackage model, CalibrationOutcome outcome) {}

  Built build(Kept best) throws IOException, ModelPackageException {
    byte[] onnx = NetExporter.export(best.trained());
    Path draftDirectory = config.out().resolveSibling(config.out().getFileName() + ".draft");
    ModelPackage draft =
        ModelPackageWriter.write(
            draftDirectory, content(onnx, UNCHOSEN, List.of(), json.createObjectNode()));
    HeldOutScores scores;
    try (DefectDetector detector = DefectDetector.open(draft, Provider.CPU, 1)) {
      scores = HeldOutScores.of(detector, data.heldFiles());
    } finally {
      ModelPackageWriter.delete(draft.directory());
    }
    CalibrationOutcome outcome = new PromiseCalibration(CalibrationGoals.DEFAULT).choose(scores);
    ModelPackage model =
        ModelPackageWriter.write(
            config.out(),
            content(
                onnx,
                outcome.thresholds(),
                golden(scores, outcome.thresholds()),
                provenance(best, scores, outcome)));
    return new Built(model, outcome);
  }

  private ModelPackageWriter.Content content(
      byte[] onnx, ModelCard.Thresholds thresholds, List<Path> golden, ObjectNode provenance) {
    return new ModelPackageWriter.Content(
        config.name(),
        config.size(),
        new ModelInput(data.channels(), MULTIPLE_OF).withScale(data.plan().scale()),
        data.kinds(),
        onnx,
        Calibration.postprocessing(thresholds, MIN_AREA_PX),
        thresholds,
        golden,
        provenance);
  }

  private List<Path> golden(HeldOutScores scores, ModelCard.Thresholds thresholds) {
    List<String> labels = new ArrayList<>(data.kinds());
    labels.add(LabelledPicture.GOOD);
    return new GoldenChoice(scores, thresholds).of(data.heldFiles(), labels);
  }

  private ObjectNode provenance(Kept best, HeldOutScores scores, CalibrationOutcome outcome)
      throws IOException {
    ObjectNode node = json.createObjectNode();
    node.put("licence", "Apache-2.0");
    node.put("trainedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    node.put("command", config.origin().command());
    node.put("commit", config.origin().commit());
    node.put("data", config.origin().data());
    node.put(
        "dataHash",
        DataFacts.contentHash(
            data.split().learning().stream().map(LabelledPicture::file).toList()));
    node.put("seed", config.seed());
    node.put("start", best.run().name());
    node.put("teacher", teacher());
    node.put("steps", best.run().progress().steps());
    node.put("seconds", Math.round(best.run().progress().seconds()));
    node.put("learnedFrom", data.learning().size());
    node.put("leftOut", data.problems().size());
    node.set("chosen", chosen(best));
    node.set("runs", runs());
    node.set("heldOut", heldOut(scores));
    node.set(
        "thresholds",
        CalibrationJson.of(
            outcome, CURVE_POINTS, List.of("held-out pictures of the training data")));
    node.set("notes", json.valueToTree(config.origin().notes()));
    return node;
  }

  private String teacher() throws IOException {
    TrainingConfig.Teaching teaching = config.teaching();
    if (teaching == null) {
      return "";
    }
    try {
      return ModelPackage.load(teaching.teacher()).sha256();
    } catch (ModelPackageException e) {
      throw new IOException("teacher went away while learning", e);
    }
  }

  private ArrayNode chosen(Kept best) {
    return json.valueToTree(best.choices(data.plan()).stream().map(DataPlan.Choice::line).toList());
  }

  private ArrayNode runs() {
    ArrayNode all = json.createArrayNode();
    for (LearningRun.Result run : runs) {
      ObjectNode node = all.addObject();
      node.put("name", run.name());
      node.put("steps", run.progress().steps());
      ArrayNode points = node.putArray("points");
      for (RunProgress.Point point : run.progress().points()) {
        ObjectNode at = points.addObject();
        at.put("step", point.step());
        put(at, "loss", point.loss());
        put(at, "imageAuroc", point.validation().imageAuroc());
        put(at, "pixelAp", point.validation().pixelAp());
      }
    }
    return all;
  }

  private ObjectNode heldOut(HeldOutScores scores) {
    ObjectNode node = json.createObjectNode();
    node.put("good", scores.good().size());
    node.put("visible", scores.visible().size());
    node.put("faint", scores.faint().size());
    put(node, "auroc", scores.auroc());
    return node;
  }

  private static void put(ObjectNode node, String name, double figure) {
    if (Double.isFinite(figure)) {
      node.put(name, figure);
    } else {
      node.putNull(name);
    }
  }
}
