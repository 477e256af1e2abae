package lineside.console.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.console.shape.AlarmShape;
import lineside.console.shape.Evidence;
import lineside.console.store.Database;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import org.jspecify.annotations.Nullable;

/** Puts evidence and unanswered actions beside alarms. Thread-safe. */
public final class AlarmViews {
  private static final long PENDING_MILLIS = 10 * 60_000L;
  private static final int WITH_PICTURE = 100;

  private final Knowledge known;
  private final Board board;

  /** Of what is in a database and on a board. */
  public AlarmViews(Database database, Board board) {
    this(Knowledge.of(database), board);
  }

  AlarmViews(Knowledge known, Board board) {
    this.known = known;
    this.board = board;
  }

  /** Open alarms, the most urgent first. */
  public List<AlarmShape> open(long now) {
    return shapes(known.alarms().open(), now).stream().sorted(AlarmShape.BY_URGENCY).toList();
  }

  /** Shapes of alarms, in their order. */
  public List<AlarmShape> shapes(List<Alarm> alarms, long now) {
    Map<String, List<AlarmShape.Pending>> pending = new HashMap<>();
    for (AlarmAction action : known.alarms().unanswered(now - PENDING_MILLIS)) {
      pending
          .computeIfAbsent(action.getAlarmId(), unused -> new ArrayList<>())
          .add(AlarmShape.Pending.of(action));
    }
    long lineAt = board.lineAt();
    int[] pictures = {0};
    return alarms.stream()
        .map(
            alarm ->
                AlarmShape.of(
                    alarm,
                    new AlarmShape.Beside(
                        lineAt,
                        pending.getOrDefault(alarm.getAlarmId(), List.of()),
                        pictures[0]++ < WITH_PICTURE ? pictureOf(alarm) : null)))
        .toList();
  }

  private @Nullable String pictureOf(Alarm alarm) {
    if (alarm.getDefectKind().isEmpty()) {
      return null;
    }
    return known
        .crops()
        .newest(alarm.getLineId(), alarm.getStationId(), alarm.getDefectKind())
        .map(Evidence::address)
        .orElse(null);
  }
}
