package lineside.vision.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the output of foreign weights is read; each {@link Contract} uses the fields it needs and
 * refuses the others.
 *
 * @param map anomaly-map: name of the map
 * @param score anomaly-map: name of the score; without one the highest value of the map is the
 *     score
 * @param mapRange anomaly-map: raw values of the map that become 0 and 1; without it the graph
 *     gives 0 to 1
 * @param scoreRange anomaly-map: the same for the score
 * @param boxes yolo-detect: name of the boxes
 * @param form yolo-detect: whether overlaps are still to be suppressed
 * @param minConfidence yolo-detect: boxes below it are no findings, above 0 to 1
 * @param maxIou yolo-detect: of two boxes of a class that overlap more than this, only the better
 *     one counts, 0 to 1
 * @param scores classifier: name of the class scores
 * @param activation classifier: what the class scores are
 * @param good classes that are no defect, possibly none
 * @param embedding name of a feature vector float32 [N,E]; without one the embedding is empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outputs(
    @Nullable String map,
    @Nullable String score,
    @Nullable Range mapRange,
    @Nullable Range scoreRange,
    @Nullable String boxes,
    @Nullable Form form,
    @Nullable Float minConfidence,
    @Nullable Float maxIou,
    @Nullable String scores,
    @Nullable Activation activation,
    List<String> good,
    @Nullable String embedding) {
  /** Checks the ranges. */
  public Outputs {
    good = List.copyOf(Checks.present(good, "outputs.good is missing"));
    Checks.require(
        minConfidence == null || (minConfidence > 0 && minConfidence <= 1),
        "outputs.minConfidence is " + minConfidence);
    Checks.require(maxIou == null || (maxIou >= 0 && maxIou <= 1), "outputs.maxIou is " + maxIou);
  }

  /** What a detector still has to be done to. */
  public enum Form {
    /** [N,4+K,A]: overlapping boxes are suppressed after the run. */
    @JsonProperty("raw")
    RAW,
    /** [N,D,6]: x1, y1, x2, y2, confidence, class; nothing to suppress. */
    @JsonProperty("end-to-end")
    END_TO_END
  }

  /** What class scores are. */
  public enum Activation {
    /** They add up to 1. */
    @JsonProperty("probabilities")
    PROBABILITIES,
    /** A softmax makes them add up to 1. */
    @JsonProperty("logits")
    LOGITS
  }

  /**
   * Raw values that become 0 and 1; what lies outside becomes 0 or 1 too.
   *
   * @param min becomes 0
   * @param max becomes 1, above {@code min}
   */
  public record Range(float min, float max) {
    /** Checks the order. */
    public Range {
      Checks.require(
          Float.isFinite(min) && Float.isFinite(max) && min < max,
          "range is not min (%s) < max (%s)".formatted(min, max));
    }

    /** The value between 0 and 1; not a number stays one. */
    public float normalise(float raw) {
      return Math.max(0, Math.min(1, (raw - min) / (max - min)));
    }
  }

  /** The field that a contract reads does not make sense without. */
  void requireFieldsOf(Contract contract) {
    Checks.require((map != null) == (contract == Contract.ANOMALY_MAP), wrong("map", contract));
    Checks.require(contract == Contract.ANOMALY_MAP || score == null, wrong("score", contract));
    Checks.require(
        contract == Contract.ANOMALY_MAP || (mapRange == null && scoreRange == null),
        wrong("mapRange or scoreRange", contract));
    boolean isYolo = contract == Contract.YOLO_DETECT;
    Checks.require((boxes != null) == isYolo, wrong("boxes", contract));
    Checks.require((form != null) == isYolo, wrong("form", contract));
    Checks.require((minConfidence != null) == isYolo, wrong("minConfidence", contract));
    Checks.require((maxIou != null) == (form == Form.RAW), wrong("maxIou", contract));
    boolean isClassifier = contract == Contract.CLASSIFIER;
    Checks.require((scores != null) == isClassifier, wrong("scores", contract));
    Checks.require((activation != null) == isClassifier, wrong("activation", contract));
  }

  private String wrong(String field, Contract contract) {
    return "outputs.%s is missing for, or does not belong to, contract %s"
        .formatted(field, contract);
  }
}
