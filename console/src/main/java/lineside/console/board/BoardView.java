package lineside.console.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page shows at one moment, as it is sent to browsers (JSON, field names as here).
 * Times are milliseconds since 1970 (UTC) on the line's clock; texts are plain, never markup.
 *
 * @param lineTimeMillis the latest event time seen; ages on the page are measured against it
 * @param unreadable messages that could not be decoded
 */
public record BoardView(
    long lineTimeMillis,
    List<Tile> tiles,
    List<Count> counts,
    List<AlarmLine> alarms,
    Unseen unseen,
    long unreadable) {
  /** Copies the lists. */
  public BoardView {
    tiles = List.copyOf(tiles);
    counts = List.copyOf(counts);
    alarms = List.copyOf(alarms);
  }

  /**
   * One camera: its state, its last picture with the verdict on it.
   *
   * @param evaluation a ResultEvaluation, or empty while no view was judged
   * @param pictureId view of the picture to show, null while there is none
   * @param recent evaluations of the latest views, oldest first
   * @param marks findings of that very picture; empty when picture and verdict are of two views
   */
  public record Tile(
      String lineId,
      String stationId,
      String cameraId,
      String status,
      String statusDetail,
      String partId,
      String evaluation,
      String why,
      @Nullable Float score,
      @Nullable Float threshold,
      @Nullable String pictureId,
      List<String> recent,
      List<Mark> marks) {
    /** Copies the lists. */
    public Tile {
      recent = List.copyOf(recent);
      marks = List.copyOf(marks);
    }
  }

  /** A finding on a picture; the box in shares of width and height, 0 to 1, origin top left. */
  public record Mark(
      String kind, float score, double left, double top, double width, double height) {}

  /**
   * Parts of one line by verdict.
   *
   * @param firstPassYield OK over all parts, inspected or not; null while there is none
   */
  public record Count(
      String lineId,
      long ok,
      long notOk,
      long notDecidable,
      long undefined,
      @Nullable Double firstPassYield) {}

  /** One alarm, latest revision. */
  public record AlarmLine(
      String alarmId,
      String lineId,
      String stationId,
      String cameraId,
      String kind,
      String priority,
      String state,
      long raisedAtMillis,
      long changedAtMillis,
      int repeatCount,
      String lastPartId,
      String message,
      String action) {}

  /** What the system did not see: views and parts without evidence, the latest ones by name. */
  public record Unseen(
      long lostFrames,
      long deadLetters,
      long undefinedViews,
      long undecidedParts,
      List<Gap> latest) {
    /** Copies the list. */
    public Unseen {
      latest = List.copyOf(latest);
    }
  }

  /** One view or part that was not judged. */
  public record Gap(String partId, String cameraId, String reason, long atMillis) {}
}
