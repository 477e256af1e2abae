package lineside.ingest.trigger;

import org.jspecify.annotations.Nullable;

/**
 * One request for an image, before it is accepted and numbered.
 *
 * @param offsetMillis when, in milliseconds of line time since the start of the source; at least 0
 *     and never less than that of the request before it
 * @param partId part to inspect, 1 to 128 characters
 * @param attempt passage of the part, from 1
 * @param recipeId recipe to inspect by, 1 to 256 characters
 * @param encoderPositionMm material position in millimetres since the start of the coil, null for
 *     discrete parts
 * @param pictureName stored picture that answers the request; null when a camera is to be asked or,
 *     in a clip, when the camera did not react
 * @param position where the source is behind this request, in its own words; journaled with the
 *     trigger and given back to the source after a restart. Null when it has none
 * @param foregone why no image is to be asked for; null when one is
 */
public record TriggerRequest(
    long offsetMillis,
    String partId,
    int attempt,
    String recipeId,
    @Nullable Double encoderPositionMm,
    @Nullable String pictureName,
    @Nullable String position,
    @Nullable Foregone foregone) {

  private static final int MAX_PART_ID_LENGTH = 128;
  private static final int MAX_RECIPE_ID_LENGTH = 256;

  /** A request of a source without a position of its own. */
  public TriggerRequest(
      long offsetMillis,
      String partId,
      int attempt,
      String recipeId,
      @Nullable Double encoderPositionMm,
      @Nullable String pictureName) {
    this(offsetMillis, partId, attempt, recipeId, encoderPositionMm, pictureName, null, null);
  }

  /** A request for an image of a part at a live camera, as of now. */
  public static TriggerRequest live(String partId, int attempt, String recipeId) {
    return new TriggerRequest(0, partId, attempt, recipeId, null, null);
  }

  /** The same request at another offset. */
  public TriggerRequest at(long newOffsetMillis) {
    return new TriggerRequest(
        newOffsetMillis,
        partId,
        attempt,
        recipeId,
        encoderPositionMm,
        pictureName,
        position,
        foregone);
  }

  /** The same request with the position of its source behind it. */
  public TriggerRequest withPosition(String newPosition) {
    return new TriggerRequest(
        offsetMillis,
        partId,
        attempt,
        recipeId,
        encoderPositionMm,
        pictureName,
        newPosition,
        foregone);
  }

  /** The same request with the reason why there is no image. */
  public TriggerRequest without(Foregone reason) {
    return new TriggerRequest(
        offsetMillis, partId, attempt, recipeId, encoderPositionMm, pictureName, position, reason);
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
    if (recipeId.isEmpty() || recipeId.length() > MAX_RECIPE_ID_LENGTH) {
      throw new IllegalArgumentException(
          "recipeId has " + recipeId.length() + " characters, 1 to " + MAX_RECIPE_ID_LENGTH);
    }
    if (encoderPositionMm != null && !Double.isFinite(encoderPositionMm)) {
      throw new IllegalArgumentException("encoderPositionMm is " + encoderPositionMm);
    }
  }
}
