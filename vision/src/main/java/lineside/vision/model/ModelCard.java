package lineside.vision.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What {@code model.json} says: how to feed the weights, how to read their output, and what they
 * have to reproduce.
 *
 * @param formatVersion version of this layout, 1
 * @param name name for people
 * @param size n, s, m or l
 * @param onnxSha256 hash of {@code model.onnx}
 * @param input what the weights take
 * @param classes kinds of defect, in the order of the planes of the class map
 * @param mapStride input pixels per map pixel, along each axis
 * @param postprocessing how the map becomes regions
 * @param thresholds how the score becomes a verdict
 * @param golden pictures with the score the model has to give them
 * @param goldenTolerance largest difference of a golden score, above 0: providers add in other
 *     orders
 * @param provenance where the weights come from, free form
 */
public record ModelCard(
    int formatVersion,
    String name,
    String size,
    String onnxSha256,
    Input input,
    List<String> classes,
    int mapStride,
    Postprocessing postprocessing,
    Thresholds thresholds,
    List<GoldenSample> golden,
    double goldenTolerance,
    JsonNode provenance) {
  /** The layout this code reads and writes. */
  public static final int FORMAT_VERSION = 1;

  /** Checks every field. */
  public ModelCard {
    require(formatVersion == FORMAT_VERSION, "formatVersion is " + formatVersion + ", not 1");
    requireNonNull(name, "name is missing");
    requireNonNull(size, "size is missing");
    requireNonNull(onnxSha256, "onnxSha256 is missing");
    requireNonNull(input, "input is missing");
    classes = List.copyOf(requireNonNull(classes, "classes are missing"));
    require(!classes.isEmpty(), "classes are empty");
    require(mapStride >= 1, "mapStride is " + mapStride);
    requireNonNull(postprocessing, "postprocessing is missing");
    requireNonNull(thresholds, "thresholds are missing");
    golden = List.copyOf(requireNonNull(golden, "golden is missing"));
    require(goldenTolerance > 0 && goldenTolerance < 1, "goldenTolerance is " + goldenTolerance);
    requireNonNull(provenance, "provenance is missing");
  }

  /**
   * Input {@code image}, uint8 [N,H,W,C], row-major.
   *
   * @param channels 1 (grey) or 3 (BGR)
   * @param multipleOf H and W are multiples of this
   */
  public record Input(int channels, int multipleOf) {
    /** Checks the ranges. */
    public Input {
      require(channels == 1 || channels == 3, "input.channels is " + channels);
      require(multipleOf >= 1 && multipleOf <= 256, "input.multipleOf is " + multipleOf);
    }
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
      requireNonNull(file, "golden.file is missing");
      requireNonNull(sha256, "golden.sha256 is missing");
      require(
          !file.startsWith("/") && !file.contains("..") && !file.contains("\\"),
          "golden.file leaves the package: " + file);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
