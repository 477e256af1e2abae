package lineside.console.board;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmState;

/**
 * The latest revision of every alarm; active ones first, by priority, then the newest. Cleared ones
 * are kept up to a bound. Not thread-safe: owned by the board.
 */
final class AlarmList {
  private static final int CLEARED_KEPT = 100;

  /** Shown at most: a person reads no more, and active ones come first. */
  private static final int SHOWN = 60;

  private static final Comparator<Alarm> ORDER =
      Comparator.comparing(Alarm::getState)
          .thenComparing(Comparator.comparing(Alarm::getPriority).reversed())
          .thenComparing(Comparator.comparing(Alarm::getRaisedAt).reversed())
          .thenComparing(Alarm::getAlarmId);

  private final Map<String, Alarm> byId = new LinkedHashMap<>();

  void accept(Alarm alarm) {
    Alarm known = byId.get(alarm.getAlarmId());
    if (known == null || known.getRevision() < alarm.getRevision()) {
      byId.remove(alarm.getAlarmId());
      byId.put(alarm.getAlarmId(), alarm);
      forgetOldest();
    }
  }

  List<BoardView.AlarmLine> view() {
    return byId.values().stream().sorted(ORDER).limit(SHOWN).map(AlarmList::lineOf).toList();
  }

  private void forgetOldest() {
    List<String> cleared =
        byId.values().stream()
            .filter(alarm -> alarm.getState() == AlarmState.CLEARED)
            .map(Alarm::getAlarmId)
            .toList();
    for (int i = 0; i < cleared.size() - CLEARED_KEPT; i++) {
      byId.remove(cleared.get(i));
    }
  }

  private static BoardView.AlarmLine lineOf(Alarm alarm) {
    return new BoardView.AlarmLine(
        alarm.getAlarmId(),
        alarm.getLineId(),
        alarm.getStationId(),
        alarm.getCameraId(),
        alarm.getAlarmKind().name(),
        alarm.getPriority().name(),
        alarm.getState().name(),
        alarm.getRaisedAt().toEpochMilli(),
        alarm.getChangedAt().toEpochMilli(),
        alarm.getRepeatCount(),
        alarm.getLastPartId(),
        alarm.getMessage(),
        alarm.getAction());
  }
}
