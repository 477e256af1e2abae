package lineside.console.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the system did not see.
 *
 * @param lost triggers without a picture
 * @param undefined parts that were not inspected
 * @param undecided parts within the uncertainty band
 * @param deadLetters messages that could not be used
 * @param unreadable messages that the console could not read
 */
public record UnseenShape(
    long lost,
    long undefined,
    long undecided,
    long deadLetters,
    long unreadable,
    List<Reason> byReason,
    List<Item> latest) {
  /** Of nothing. */
  public static final UnseenShape NONE = new UnseenShape(0, 0, 0, 0, 0, List.of(), List.of());

  /** Copies the lists. */
  public UnseenShape {
    byReason = List.copyOf(byReason);
    latest = List.copyOf(latest);
  }

  /** How often for one reason. */
  public record Reason(String reason, String source, long count) {}

  /** One case. */
  public record Item(
      String what,
      long at,
      String lineId,
      String stationId,
      String cameraId,
      String partId,
      int attempt,
      String reason,
      String detail,
      @Nullable String picture,
      @Nullable String inspectionId) {}
}
