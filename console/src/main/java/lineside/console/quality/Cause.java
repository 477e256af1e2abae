package lineside.console.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lineside.schemas.record.Alarm;

/**
 * A condition at a place that raises alarms.
 *
 * @param count alarms raised
 * @param share of all that were raised, 0 to 1
 * @param repeats occurrences counted into alarms that stood already
 * @param chatters whether it was raised three times within a minute
 * @param message of its latest alarm
 */
public record Cause(
    String lineId,
    String place,
    String kind,
    String defectKind,
    String ruleId,
    int count,
    double share,
    long repeats,
    boolean chatters,
    String message,
    long lastAt) {
  private static final long CHATTER_MILLIS = TimeUnit.MINUTES.toMillis(1);
  private static final int CHATTER_COUNT = 3;

  private record Key(String lineId, String place, String kind, String defectKind, String ruleId) {
    static Key of(Alarm alarm) {
      return new Key(
          alarm.getLineId(),
          alarm.getStationId().isEmpty() ? alarm.getCameraId() : alarm.getStationId(),
          alarm.getAlarmKind().name(),
          alarm.getDefectKind(),
          alarm.getRuleId());
    }
  }

  /** Of alarms, the earliest first; gives the most frequent first. */
  static List<Cause> of(List<Alarm> raised) {
    Map<Key, List<Alarm>> byCause = new LinkedHashMap<>();
    raised.forEach(
        alarm -> byCause.computeIfAbsent(Key.of(alarm), key -> new ArrayList<>()).add(alarm));
    return byCause.entrySet().stream()
        .map(entry -> cause(entry.getKey(), entry.getValue(), raised.size()))
        .sorted(Comparator.comparingInt(Cause::count).thenComparing(Cause::repeats).reversed())
        .toList();
  }

  private static Cause cause(Key key, List<Alarm> alarms, int all) {
    Alarm last = alarms.get(alarms.size() - 1);
    return new Cause(
        key.lineId(),
        key.place(),
        key.kind(),
        key.defectKind(),
        key.ruleId(),
        alarms.size(),
        (double) alarms.size() / all,
        alarms.stream().mapToLong(Alarm::getRepeatCount).sum(),
        chatters(alarms),
        last.getMessage(),
        last.getRaisedAt().toEpochMilli());
  }

  private static boolean chatters(List<Alarm> alarms) {
    for (int i = CHATTER_COUNT - 1; i < alarms.size(); i++) {
      long first = alarms.get(i - CHATTER_COUNT + 1).getRaisedAt().toEpochMilli();
      if (alarms.get(i).getRaisedAt().toEpochMilli() - first <= CHATTER_MILLIS) {
        return true;
      }
    }
    return false;
  }
}
