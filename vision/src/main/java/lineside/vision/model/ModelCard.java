package lineside.vision.model;

import static lineside.vision.model.Checks.present;
import static lineside.vision.model.Checks.require;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code model.json} says: how to feed the weights, how to read their output, and what they
 * have to reproduce.
 *
 * @param formatVersion version of the layout it was read from; written is always {@link
 *     #FORMAT_VERSION}
 * @param name name for people
 * @param size n, s, m, l, or what foreign weights call themselves
 * @param contract what the weights take and give
 * @param onnxSha256 hash of {@code model.onnx}
 * @param input what the weights take
 * @param outputs how the output of foreign weights is read; null for {@link Contract#LINESIDE}
 * @param classes kinds of defect, in the order of the planes of the class map; of foreign weights
 *     all classes, those of {@code outputs.good} among them
 * @param mapStride input pixels per map pixel, along each axis; only {@link Contract#LINESIDE} uses
 *     it
 * @param postprocessing how the map becomes regions
 * @param thresholds how the score becomes a verdict
 * @param golden pictures with the score the model has to give them
 * @param goldenTolerance largest difference of a golden score, above 0: providers add in other
 *     orders
 * @param int8 the same network in integers, with what decides its verdicts; null: none
 * @param calibration how the thresholds were chosen, free form; null: not told
 * @param provenance where the weights come from, free form
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
    int formatVersion,
    String name,
    String size,
    Contract contract,
    String onnxSha256,
    ModelInput input,
    @Nullable Outputs outputs,
    List<String> classes,
    int mapStride,
    Postprocessing postprocessing,
    Thresholds thresholds,
    List<GoldenSample> golden,
    double goldenTolerance,
    @Nullable Int8Weights int8,
    @Nullable JsonNode calibration,
    JsonNode provenance) {
  /** The layout this code writes; it reads the earlier ones too. */
  public static final int FORMAT_VERSION = 2;

  /** Checks every field. */
  @JsonCreator
  public ModelCard {
    require(
        formatVersion >= 1 && formatVersion <= FORMAT_VERSION, "formatVersion is " + formatVersion);
    present(name, "name is missing");
    present(size, "size is missing");
    present(contract, "contract is missing");
    present(onnxSha256, "onnxSha256 is missing");
    present(input, "input is missing").requireFits(contract);
    classes = List.copyOf(present(classes, "classes are missing"));
    require(!classes.isEmpty(), "classes are empty");
    require(Set.copyOf(classes).size() == classes.size(), "classes are named twice: " + classes);
    require(mapStride >= 1, "mapStride is " + mapStride);
    present(postprocessing, "postprocessing is missing");
    present(thresholds, "thresholds are missing");
    golden = List.copyOf(present(golden, "golden is missing"));
    require(goldenTolerance > 0 && goldenTolerance < 1, "goldenTolerance is " + goldenTolerance);
    calibration = calibration == null || calibration.isNull() ? null : calibration;
    present(provenance, "provenance is missing");
    require(
        (outputs == null) == (contract == Contract.LINESIDE),
        "outputs are missing for, or do not belong to, contract " + contract);
    if (outputs != null) {
      outputs.requireFieldsOf(contract);
      require(
          classes.containsAll(outputs.good()), "outputs.good is not among the classes " + classes);
      require(!outputs.good().containsAll(classes), "every class is good: " + classes);
    }
    require(
        input.tilePx() % mapStride == 0 && input.tileOverlapPx() % mapStride == 0,
        "input.tilePx and input.tileOverlapPx are no multiples of mapStride");
    require(
        int8 == null || int8.goldenScores().size() == golden.size(),
        "int8.goldenScores are not as many as the golden samples");
  }

  /** A description of weights of this project, in the newest layout. */
  public ModelCard(
      int formatVersion,
      String name,
      String size,
      String onnxSha256,
      ModelInput input,
      List<String> classes,
      int mapStride,
      Postprocessing postprocessing,
      Thresholds thresholds,
      List<GoldenSample> golden,
      double goldenTolerance,
      JsonNode provenance) {
    this(
        formatVersion,
        name,
        size,
        Contract.LINESIDE,
        onnxSha256,
        input,
        null,
        classes,
        mapStride,
        postprocessing,
        thresholds,
        golden,
        goldenTolerance,
        null,
        null,
        provenance);
  }

  /** The same weights with other thresholds; the variant in integers, chosen otherwise, goes. */
  public ModelCard withThresholds(
      Thresholds chosen, Postprocessing regions, @Nullable JsonNode how) {
    return new ModelCard(
        FORMAT_VERSION,
        name,
        size,
        contract,
        onnxSha256,
        input,
        outputs,
        classes,
        mapStride,
        regions,
        chosen,
        golden,
        goldenTolerance,
        null,
        how,
        provenance);
  }

  /** The same weights under another name: another package. */
  public ModelCard withName(String other) {
    return new ModelCard(
        FORMAT_VERSION,
        other,
        size,
        contract,
        onnxSha256,
        input,
        outputs,
        classes,
        mapStride,
        postprocessing,
        thresholds,
        golden,
        goldenTolerance,
        int8,
        calibration,
        provenance);
  }

  /** The same with a variant in integers, or without. */
  public ModelCard withInt8(@Nullable Int8Weights variant) {
    return copy(input, golden, variant);
  }

  /** The same with other golden samples; the variant in integers, which has none of them, goes. */
  public ModelCard withGolden(List<GoldenSample> samples) {
    return copy(input, samples, null);
  }

  /** The same weights fed otherwise; no golden score holds then, nor the variant in integers. */
  public ModelCard withInput(ModelInput fed) {
    return copy(fed, List.of(), null);
  }

  /** The same in the newest layout. */
  ModelCard current() {
    return formatVersion == FORMAT_VERSION ? this : copy(input, golden, int8);
  }

  private ModelCard copy(
      ModelInput fed, List<GoldenSample> samples, @Nullable Int8Weights variant) {
    return new ModelCard(
        FORMAT_VERSION,
        name,
        size,
        contract,
        onnxSha256,
        fed,
        outputs,
        classes,
        mapStride,
        postprocessing,
        thresholds,
        samples,
        goldenTolerance,
        variant,
        calibration,
        provenance);
  }

  /**
   * Map to regions.
   *
   * @param pixelThreshold smoothed map value from which a pixel belongs to a region, above 0 to 1
   * @param minAreaPx smallest region, pixels of the picture
   */
  public record Postprocessing(float pixelThreshold, int minAreaPx) {
    /** Checks the ranges. */
    public Postprocessing {
      require(
          pixelThreshold > 0 && pixelThreshold <= 1,
          "postprocessing.pixelThreshold is " + pixelThreshold);
      require(minAreaPx >= 0, "postprocessing.minAreaPx is " + minAreaPx);
    }
  }

  /**
   * Score to verdict: not OK from {@code notOk} up, OK below {@code undecidableFrom}, between them
   * measured but undecidable.
   *
   * @param notOk 0 to 1
   * @param undecidableFrom 0 to {@code notOk}
   */
  public record Thresholds(float notOk, float undecidableFrom) {
    /** Checks order and range. */
    public Thresholds {
      require(
          undecidableFrom >= 0 && undecidableFrom <= notOk && notOk <= 1,
          "thresholds are not 0 <= undecidableFrom (%s) <= notOk (%s) <= 1"
              .formatted(undecidableFrom, notOk));
    }
  }

  /**
   * A picture the model is qualified on.
   *
   * @param file path inside the package, with forward slashes
   * @param sha256 hash of the file
   * @param score score the model gave it when it was packed
   */
  public record GoldenSample(String file, String sha256, float score) {
    /** Checks that the file stays inside the package. */
    public GoldenSample {
      Checks.requireInside(present(file, "golden.file is missing"), "golden.file");
      present(sha256, "golden.sha256 is missing");
    }
  }
}
