package lineside.ingest.trigger;

import org.jspecify.annotations.Nullable;

/**
 * One request for an image, before it is accepted and numbered.
 *
 * @param offsetMillis when, in milliseconds of line time since the start of the source; at least 0
 *     and never less than that of the request before it
 * @param partId part to inspect, 1 to 128 characters
 * @param attempt passage of the part, from 1
 * @param recipeId recipe to inspect by, not empty
 * @param encoderPositionMm material position in millimetres since the start of the coil, null for
 *     discrete parts
 * @param pictureName stored picture that answers the request; null when a camera is to be asked or,
 *     in a clip, when the camera did not react
 */
public record TriggerRequest(
    long offsetMillis,
    String partId,
    int attempt,
    String recipeId,
    @Nullable Double encoderPositionMm,
    @Nullable String pictureName) {

  private static final int MAX_PART_ID_LENGTH = 128;

  /** The same request at another offset. */
  public TriggerRequest at(long newOffsetMillis) {
    return new TriggerRequest(
        newOffsetMillis, partId, attempt, recipeId, encoderPositionMm, pictureName);
  }

  /** Checks the ranges. */
  public TriggerRequest {
    if (offsetMillis < 0) {
      throw new IllegalArgumentException("offsetMillis is " + offsetMillis + ", at least 0");
    }
    if (partId.isEmpty() || partId.length() > MAX_PART_ID_LENGTH) {
      throw new IllegalArgumentException(
          "partId has " + partId.length() + " characters, 1 to " + MAX_PART_ID_LENGTH);
    }
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt is " + attempt + ", at least 1");
    }
    if (recipeId.isEmpty()) {
      throw new IllegalArgumentException("recipeId is empty");
    }
  }
}
