package lineside.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lineside.training.calibrate.HeldOutScores;
import lineside.training.calibrate.ThresholdCalibration;
import lineside.training.export.NetExporter;
import lineside.training.net.DefectNet;
import lineside.training.pack.ModelPackageWriter;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/**
 * Turns the network of the moment into a package whose thresholds come from the held-out pictures,
 * scored the way the line will score them.
 */
final class PackageCheck {
  private static final int MIN_AREA_PX = 8;
  private static final ModelCard.Thresholds UNCHOSEN = new ModelCard.Thresholds(0.5f, 0.4f);
  private static final int GOLDEN_PER_KIND = 1;

  private final TrainingConfig config;
  private final List<String> kinds;
  private final List<LabelledPicture> held;
  private final ObjectMapper json = new ObjectMapper();

  PackageCheck(TrainingConfig config, List<String> kinds, List<LabelledPicture> held) {
    this.config = config;
    this.kinds = kinds;
    this.held = held;
  }

  /** A package and how good it is. */
  record Result(ModelPackage model, TrainingFigures figures) {}

  /**
   * Writes the package.
   *
   * @param steps steps learned so far
   * @param seconds time they took
   * @param use is given the detector while it is open
   */
  Result publish(DefectNet net, int steps, double seconds, Consumer<DefectDetector> use)
      throws IOException, ModelPackageException {
    byte[] onnx = NetExporter.export(net);
    ModelPackage draft =
        ModelPackageWriter.write(
            config.out().resolveSibling(config.out().getFileName() + ".draft"),
            content(net, onnx, UNCHOSEN, List.of(), json.createObjectNode()));
    HeldOutScores scores;
    try (DefectDetector detector = DefectDetector.open(draft, Provider.CPU, config.threads())) {
      scores = HeldOutScores.of(detector, held);
      use.accept(detector);
    } finally {
      ModelPackageWriter.delete(draft.directory());
    }
    ModelCard.Thresholds thresholds =
        new ThresholdCalibration(ThresholdCalibration.Limits.DEFAULT)
            .choose(HeldOutScores.values(scores.good()), HeldOutScores.values(scores.visible()));
    TrainingFigures figures = figures(steps, seconds, scores, thresholds);
    ModelPackage model =
        ModelPackageWriter.write(
            config.out(), content(net, onnx, thresholds, golden(), provenance(figures, scores)));
    return new Result(model, figures);
  }

  private ModelPackageWriter.Content content(
      DefectNet net,
      byte[] onnx,
      ModelCard.Thresholds thresholds,
      List<Path> golden,
      JsonNode provenance) {
    return new ModelPackageWriter.Content(
        config.name(),
        config.size(),
        net.channels(),
        kinds,
        onnx,
        Calibration.postprocessing(thresholds, MIN_AREA_PX),
        thresholds,
        golden,
        provenance);
  }

  /** One held-out picture per label: nothing the weights have learned by heart. */
  private List<Path> golden() {
    List<Path> golden = new ArrayList<>();
    List<String> labels = new ArrayList<>(kinds);
    labels.add(LabelledPicture.GOOD);
    for (String label : labels) {
      held.stream()
          .filter(p -> p.label().equals(label))
          .limit(GOLDEN_PER_KIND)
          .forEach(p -> golden.add(p.file()));
    }
    return golden;
  }

  private static TrainingFigures figures(
      int steps, double seconds, HeldOutScores scores, ModelCard.Thresholds thresholds) {
    double misses = 1 - HeldOutScores.shareFrom(scores.visible(), thresholds.undecidableFrom());
    List<HeldOutScores.Scored> all = new ArrayList<>(scores.good());
    all.addAll(scores.visible());
    return new TrainingFigures(
        steps,
        seconds,
        scores.auroc(),
        HeldOutScores.shareFrom(scores.good(), thresholds.notOk()),
        misses,
        HeldOutScores.shareFrom(all, thresholds.undecidableFrom())
            - HeldOutScores.shareFrom(all, thresholds.notOk()));
  }

  private JsonNode provenance(TrainingFigures figures, HeldOutScores scores) {
    ObjectNode node = json.createObjectNode();
    node.put("licence", "Apache-2.0");
    node.put("trainedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    node.put("command", config.origin().command());
    node.put("commit", config.origin().commit());
    node.put("data", config.origin().data());
    node.put("seed", config.seed());
    node.put("steps", figures.steps());
    node.put("seconds", Math.round(figures.seconds()));
    node.put("cropSidePx", config.budget().cropSidePx());
    node.put("crops", config.budget().crops());
    node.set("heldOut", heldOut(figures, scores));
    node.set("notes", json.valueToTree(config.origin().notes()));
    return node;
  }

  private ObjectNode heldOut(TrainingFigures figures, HeldOutScores scores) {
    ObjectNode node = json.createObjectNode();
    node.put("good", scores.good().size());
    node.put("visible", scores.visible().size());
    node.put("faint", scores.faint().size());
    put(node, "auroc", figures.auroc());
    put(node, "falseAlarmRate", figures.falseAlarmRate());
    put(node, "missRate", figures.missRate());
    put(node, "undecidedRate", figures.undecidedRate());
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
