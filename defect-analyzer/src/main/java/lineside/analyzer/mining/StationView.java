package lineside.analyzer.mining;

import lineside.schemas.record.ResultEvaluation;
import org.jspecify.annotations.Nullable;

/**
 * What a station said of a part.
 *
 * @param evaluation the worst of its views there; never UNDEFINED
 * @param encoderMm position of the material under the camera, millimetres since the start of the
 *     coil; null for discrete parts
 * @param pictureSha256 stored picture of the whole view; null when none
 * @param judged by what and how clearly
 */
public record StationView(
    ResultEvaluation evaluation,
    @Nullable Double encoderMm,
    @Nullable String pictureSha256,
    Judged judged) {

  /**
   * How it came to its word.
   *
   * @param sequence number of the trigger of the station's first view; -1 when not known
   * @param nearness highest score over its threshold; NaN when no model judged
   * @param modelSha256 model that judged; empty when none did
   */
  public record Judged(long sequence, float nearness, String modelSha256) {
    /** Nothing is known. */
    public static final Judged UNKNOWN = new Judged(-1, Float.NaN, "");
  }

  /** A view of which only the result is known. */
  public StationView(
      ResultEvaluation evaluation, @Nullable Double encoderMm, @Nullable String pictureSha256) {
    this(evaluation, encoderMm, pictureSha256, Judged.UNKNOWN);
  }
}
