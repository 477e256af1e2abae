package lineside.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.training.calibrate.CalibratedVariant;
import lineside.training.calibrate.CalibrationData;
import lineside.training.calibrate.CalibrationFacts;
import lineside.training.calibrate.CalibrationGoals;
import lineside.training.calibrate.PackageRewriter;
import lineside.training.calibrate.PictureScores;
import lineside.vision.dataset.PictureProblem;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.Int8Weights;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the thresholds of a package anew, from pictures that its weights have not learned from.
 * The weights stay, the package gets another hash: it is another model to whoever reads a verdict.
 */
public final class Calibration {
  private static final float MOST_PIXEL_THRESHOLD = 0.9f;

  /** A band that reaches down to nothing must not make a finding of every pixel. */
  private static final float LEAST_PIXEL_THRESHOLD = 0.02f;

  private static final int MOST_CURVE_POINTS = 60;

  private Calibration() {}

  /**
   * What to calibrate.
   *
   * @param model package to start from
   * @param data data set
   * @param split half of it that is scored, and that no evaluation should be made on afterwards
   * @param out package to write; may be {@code model} itself
   * @param goals what the thresholds have to promise
   * @param unit what counts as one sample
   * @param demand what happens when a promise cannot be given
   */
  public record Request(
      Path model,
      Path data,
      Split split,
      Path out,
      CalibrationGoals goals,
      PictureScores.Unit unit,
      Demand demand) {}

  /** Which promises have to be proven before a package is written. */
  public enum Demand {
    /** That of the escapes and that of the overkill. */
    BOTH,
    /** That of the escapes. */
    ESCAPES,
    /** None: the package says that nothing is promised. */
    NONE
  }

  /**
   * What came out.
   *
   * @param written the package; empty when a promise that was demanded cannot be given
   * @param variants outcome per set of weights, floats first
   * @param data pictures that were used
   * @param unit what counted as one sample: groups only where the data set knows any
   * @param problems pictures that were left out
   * @param warnings what makes the promises doubtful
   */
  public record Result(
      Optional<ModelPackage> written,
      List<CalibratedVariant> variants,
      CalibrationData data,
      PictureScores.Unit unit,
      List<PictureProblem> problems,
      List<String> warnings) {
    /** Copies the lists. */
    public Result {
      variants = List.copyOf(variants);
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }

    /** Everything, the curves in full: the layout of {@code calibrate --json}. */
    public ObjectNode toJson() {
      ObjectNode node = CalibrationFacts.of(data, variants, unit, Integer.MAX_VALUE);
      node.put("written", written.map(ModelPackage::sha256).orElse(null));
      ArrayNode left = node.putArray("leftOut");
      problems.forEach(problem -> left.add(problem.line()));
      ArrayNode doubts = node.putArray("warnings");
      warnings.forEach(doubts::add);
      return node;
    }
  }

  /**
   * Scores the pictures and writes the package.
   *
   * @throws IOException when there is nothing to calibrate with or the package cannot be written
   */
  public static Result run(Request request) throws IOException, ModelPackageException {
    ModelPackage model = ModelPackage.load(request.model());
    CalibrationData data = CalibrationData.read(request.data(), request.split());
    List<String> warnings = new ArrayList<>(data.warnings());
    warnings.addAll(data.knownTo(model.card().provenance()));
    PictureScores floats = score(model, data, Precision.FP32);
    PictureScores.Unit unit = floats.isGrouped() ? request.unit() : PictureScores.Unit.PICTURE;
    List<CalibratedVariant> variants = new ArrayList<>();
    variants.add(CalibratedVariant.of(CalibratedVariant.FP32, floats, unit, request.goals()));
    if (model.card().int8() != null) {
      PictureScores rounded = score(model, data, Precision.INT8);
      variants.add(CalibratedVariant.of(CalibratedVariant.INT8, rounded, unit, request.goals()));
    }
    boolean isEnough = variants.stream().allMatch(v -> isEnough(v, request.demand()));
    Optional<ModelPackage> written =
        isEnough
            ? Optional.of(
                PackageRewriter.write(model, card(model, data, variants, unit), request.out()))
            : Optional.empty();
    return new Result(written, variants, data, unit, floats.problems(), warnings);
  }

  private static PictureScores score(ModelPackage model, CalibrationData data, Precision precision)
      throws IOException, ModelPackageException {
    PictureScores scores;
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1, precision)) {
      scores = PictureScores.of(detector, data.pictures());
    }
    if (scores.scored().isEmpty()) {
      throw new IOException(
          "nothing to calibrate with: none of %d pictures of %s can be scored, such as %s"
              .formatted(data.pictures().size(), data.root(), scores.problems().get(0).line()));
    }
    return scores;
  }

  /**
   * Pixels belong to a finding from where a picture is no longer plainly good, so that a good
   * picture has none; a little lower where that is near 1, or findings would lose their rim.
   */
  static ModelCard.Postprocessing postprocessing(ModelCard.Thresholds thresholds, int minAreaPx) {
    return new ModelCard.Postprocessing(
        Math.max(
            LEAST_PIXEL_THRESHOLD, Math.min(MOST_PIXEL_THRESHOLD, thresholds.undecidableFrom())),
        minAreaPx);
  }

  private static boolean isEnough(CalibratedVariant variant, Demand demand) {
    boolean isEscapeProven = variant.outcome().escapes().guarantee().isGiven();
    return switch (demand) {
      case BOTH -> variant.outcome().isPromised();
      case ESCAPES -> isEscapeProven;
      case NONE -> true;
    };
  }

  private static ModelCard card(
      ModelPackage model,
      CalibrationData data,
      List<CalibratedVariant> variants,
      PictureScores.Unit unit) {
    ModelCard card = model.card();
    ModelCard.Thresholds thresholds = variants.get(0).outcome().thresholds();
    ObjectNode calibration = CalibrationFacts.of(data, variants, unit, MOST_CURVE_POINTS);
    calibration.put("of", model.sha256());
    ModelCard calibrated =
        card.withThresholds(
            thresholds, postprocessing(thresholds, card.postprocessing().minAreaPx()), calibration);
    return variants.size() == 1
        ? calibrated
        : calibrated.withInt8(int8(card, variants.get(1).outcome().thresholds()));
  }

  private static @Nullable Int8Weights int8(ModelCard card, ModelCard.Thresholds thresholds) {
    Int8Weights before = card.int8();
    return before == null
        ? null
        : new Int8Weights(
            before.file(),
            before.sha256(),
            postprocessing(thresholds, before.postprocessing().minAreaPx()),
            thresholds,
            before.goldenScores(),
            before.gate());
  }
}
