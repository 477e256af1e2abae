package lineside.console.live;

import java.util.List;
import lineside.console.shape.AlarmShape;
import lineside.console.shape.CountShape;
import lineside.console.shape.UnseenShape;
import org.jspecify.annotations.Nullable;

/**
 * Everything that operators see.
 *
 * @param serverAt wall clock
 * @param lineAt latest time of a line; null before the first
 */
public record OperateShape(
    long serverAt,
    @Nullable Long lineAt,
    Connection connection,
    History history,
    Shifts.Shift shift,
    List<LineShape> lines,
    List<StationShape> stations,
    List<AlarmShape> alarms,
    UnseenShape unseen) {

  /** Copies the lists. */
  public OperateShape {
    lines = List.copyOf(lines);
    stations = List.copyOf(stations);
    alarms = List.copyOf(alarms);
  }

  /** Whether the broker answers: up or away, since when, in words. */
  public record Connection(String broker, long since, String text) {}

  /**
   * How much is known.
   *
   * @param complete whether all kept history was read
   * @param remaining messages still to be read
   * @param total messages to be read when the console started
   * @param knownFromAt counts are whole from here on; null when they are from the beginning
   */
  public record History(boolean complete, long remaining, long total, @Nullable Long knownFromAt) {
    /** Before the topics were looked at. */
    public static final History UNKNOWN = new History(false, 0, 0, null);

    /** Nothing is missing. */
    public static final History COMPLETE = new History(true, 0, 0, null);
  }

  /** Counts of a line in the shift. */
  public record LineShape(String lineId, CountShape counts, long lost) {}
}
