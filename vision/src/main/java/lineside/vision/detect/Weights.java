package lineside.vision.detect;

import java.nio.file.Path;
import java.util.List;
import lineside.vision.model.Int8Weights;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Outputs;
import org.jspecify.annotations.Nullable;

/**
 * One file of weights of a package with all that decides what its answers mean.
 *
 * @param file graph
 * @param sha256 hash of the file
 * @param kind what the numbers in it are
 * @param decision how its answers become verdicts
 */
record Weights(Path file, String sha256, Kind kind, Decision decision) {
  /** What the numbers are. */
  enum Kind {
    FLOATS,
    INTEGERS
  }

  /**
   * How answers become verdicts.
   *
   * @param postprocessing map to regions
   * @param thresholds score to verdict
   * @param goldenScores what it has to answer for each golden sample
   */
  record Decision(
      ModelCard.Postprocessing postprocessing,
      ModelCard.Thresholds thresholds,
      List<Float> goldenScores) {
    Decision {
      goldenScores = List.copyOf(goldenScores);
    }

    /** Score from which a map is worth showing to a person: something was found or is undecided. */
    float shownFrom() {
      return Math.min(postprocessing.pixelThreshold(), thresholds.undecidableFrom());
    }
  }

  /** The weights every package has. */
  static Weights floats(ModelPackage model) {
    ModelCard card = model.card();
    return new Weights(
        model.onnx(),
        card.onnxSha256(),
        Kind.FLOATS,
        new Decision(
            card.postprocessing(),
            card.thresholds(),
            card.golden().stream().map(ModelCard.GoldenSample::score).toList()));
  }

  /** The weights in integers, or null. */
  static @Nullable Weights integers(ModelPackage model) {
    @Nullable Int8Weights int8 = model.card().int8();
    return int8 == null
        ? null
        : new Weights(
            model.directory().resolve(int8.file()),
            int8.sha256(),
            Kind.INTEGERS,
            new Decision(int8.postprocessing(), int8.thresholds(), int8.goldenScores()));
  }

  /** Who reads its answers. */
  OutputReader reader(ModelCard card) {
    @Nullable Outputs outputs = card.outputs();
    if (outputs == null) {
      return new LinesideReader(card, decision);
    }
    return switch (card.contract()) {
      case LINESIDE -> throw new IllegalStateException("contract lineside has no outputs");
      case ANOMALY_MAP -> new AnomalyMapReader(card, outputs, decision);
      case YOLO_DETECT -> new YoloReader(card, outputs, decision.postprocessing());
      case CLASSIFIER -> new ClassifierReader(card, outputs, decision.postprocessing());
    };
  }
}
