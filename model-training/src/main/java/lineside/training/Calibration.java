package lineside.training;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import lineside.training.calibrate.HeldOutScores;
import lineside.training.calibrate.ThresholdCalibration;
import lineside.training.net.NetSize;
import lineside.training.pack.ModelPackageWriter;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/**
 * Chooses the thresholds of a package anew, from pictures that its weights have not learned from.
 * The weights stay, the package gets another hash: it is another model to whoever reads a verdict.
 */
public final class Calibration {
  private static final float MOST_PIXEL_THRESHOLD = 0.9f;

  private Calibration() {}

  /**
   * What to calibrate.
   *
   * @param model package to start from; not changed
   * @param data data set whose {@code train} half is scored; its {@code test} half stays for
   *     measuring
   * @param out package to write
   * @param limits what may go wrong
   */
  public record Request(Path model, Path data, Path out, ThresholdCalibration.Limits limits) {}

  /** Scores the pictures and writes the package. */
  public static ModelPackage run(Request request) throws IOException, ModelPackageException {
    ModelPackage model = ModelPackage.load(request.model());
    List<LabelledPicture> pictures = DataSet.open(request.data()).pictures(Split.TRAIN);
    if (pictures.isEmpty()) {
      throw new IOException(
          "nothing to calibrate with: %s has no train pictures".formatted(request.data()));
    }
    HeldOutScores scores;
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1)) {
      scores = HeldOutScores.of(detector, pictures);
    }
    ModelCard.Thresholds thresholds =
        new ThresholdCalibration(request.limits())
            .choose(HeldOutScores.values(scores.good()), HeldOutScores.values(scores.visible()));
    return ModelPackageWriter.write(
        request.out(), content(model, thresholds, provenance(model, scores, thresholds)));
  }

  /**
   * Pixels belong to a finding from where a picture is no longer plainly good, so that a good
   * picture has none; a little lower where that is near 1, or findings would lose their rim.
   */
  static ModelCard.Postprocessing postprocessing(ModelCard.Thresholds thresholds, int minAreaPx) {
    return new ModelCard.Postprocessing(
        Math.min(MOST_PIXEL_THRESHOLD, thresholds.undecidableFrom()), minAreaPx);
  }

  private static ModelPackageWriter.Content content(
      ModelPackage model, ModelCard.Thresholds thresholds, ObjectNode provenance)
      throws IOException {
    ModelCard card = model.card();
    return new ModelPackageWriter.Content(
        card.name(),
        NetSize.of(card.size()),
        card.input().channels(),
        card.classes(),
        Files.readAllBytes(model.onnx()),
        postprocessing(thresholds, card.postprocessing().minAreaPx()),
        thresholds,
        card.golden().stream().map(g -> model.directory().resolve(g.file())).toList(),
        provenance);
  }

  private static ObjectNode provenance(
      ModelPackage model, HeldOutScores scores, ModelCard.Thresholds thresholds) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    model.card().provenance().properties().forEach(e -> node.set(e.getKey(), e.getValue()));
    ObjectNode calibration = node.putObject("calibration");
    calibration.put("calibratedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    calibration.put("of", model.sha256());
    calibration.put("good", scores.good().size());
    calibration.put("visible", scores.visible().size());
    double falseAlarms = HeldOutScores.shareFrom(scores.good(), thresholds.notOk());
    double found = HeldOutScores.shareFrom(scores.visible(), thresholds.undecidableFrom());
    if (Double.isFinite(falseAlarms)) {
      calibration.put("falseAlarmRate", falseAlarms);
    }
    if (Double.isFinite(found)) {
      calibration.put("missRate", 1 - found);
    }
    return node;
  }
}
