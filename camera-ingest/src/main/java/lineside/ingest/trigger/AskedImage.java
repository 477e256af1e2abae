package lineside.ingest.trigger;

import org.jspecify.annotations.Nullable;

/**
 * What somebody outside asks for.
 *
 * @param requestId identity of the request; a repetition shares it; at most 128 characters, empty
 *     when the asker gives none
 * @param partId part to inspect
 * @param attempt passage of the part, from 1
 * @param recipeId recipe to inspect by
 * @param encoderPositionMm material position in millimetres, null for discrete parts
 */
public record AskedImage(
    String requestId,
    String partId,
    int attempt,
    String recipeId,
    @Nullable Double encoderPositionMm) {
  private static final int MAX_REQUEST_ID_LENGTH = 128;

  /** Checks the id, which is remembered; the rest is checked as a request. */
  public AskedImage {
    if (requestId.length() > MAX_REQUEST_ID_LENGTH) {
      throw new IllegalArgumentException(
          "requestId has %d characters, at most %d"
              .formatted(requestId.length(), MAX_REQUEST_ID_LENGTH));
    }
  }

  /**
   * As a request for a live camera.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public TriggerRequest request() {
    return new TriggerRequest(0, partId, attempt, recipeId, encoderPositionMm, null);
  }
}
