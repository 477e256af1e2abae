package lineside.console.store;

import org.jspecify.annotations.Nullable;

/**
 * Something that the system did not see, or saw and could not decide.
 *
 * @param what one of the constants
 * @param at when, milliseconds since 1970 (UTC)
 * @param lineId line; empty when unknown
 * @param stationId station; empty when unknown
 * @param cameraId camera; empty when unknown
 * @param partId part; empty when unknown
 * @param attempt passage of the part; 0 when unknown
 * @param reason name of the reason
 * @param detail words for a person
 * @param inspectionId the inspection; null when it is about none
 * @param pictureSha256 hash of a picture; null for none
 */
public record UnseenItem(
    String what,
    long at,
    String lineId,
    String stationId,
    String cameraId,
    String partId,
    int attempt,
    String reason,
    String detail,
    @Nullable String inspectionId,
    @Nullable String pictureSha256) {
  /** A trigger without a picture. */
  public static final String LOSS = "loss";

  /** A part that was not inspected. */
  public static final String UNDEFINED = "undefined";

  /** A part that was measured within the uncertainty band. */
  public static final String UNDECIDED = "undecided";

  /** A message that could not be used. */
  public static final String LETTER = "letter";
}
