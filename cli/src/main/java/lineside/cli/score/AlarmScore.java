package lineside.cli.score;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import lineside.cli.result.Snapshot;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.PartVerdict;
import org.jspecify.annotations.Nullable;

/** What a run asked of its operators. */
final class AlarmScore {
  private static final double HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private AlarmScore() {}

  /** Counts alarms that a console shows: suppressed ones are explained by another. */
  static Summary.Alarms of(Snapshot run) {
    List<Alarm> shown = run.alarms().stream().filter(alarm -> !alarm.getIsSuppressed()).toList();
    TreeMap<String, Long> byRule = new TreeMap<>();
    shown.forEach(alarm -> byRule.merge(ruleOf(alarm), 1L, Long::sum));
    return new Summary.Alarms(
        shown.size(),
        shown.stream().mapToLong(Alarm::getRepeatCount).sum(),
        shown.stream().filter(Alarm::getIsAcknowledged).count(),
        shown.stream().map(AlarmScore::causeOf).distinct().count(),
        perHour(shown.size(), run.verdicts()),
        byRule);
  }

  private static @Nullable Double perHour(int alarms, List<PartVerdict> verdicts) {
    Instant first =
        verdicts.stream()
            .map(PartVerdict::getFirstTriggeredAt)
            .min(Instant::compareTo)
            .orElse(Instant.EPOCH);
    Instant last =
        verdicts.stream()
            .map(PartVerdict::getFirstTriggeredAt)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    long millis = Duration.between(first, last).toMillis();
    return millis == 0 ? null : Math.round(10 * alarms * HOUR_MILLIS / millis) / 10.0;
  }

  private static String ruleOf(Alarm alarm) {
    return alarm.getRuleId().isEmpty()
        ? alarm.getAlarmKind().name().toLowerCase(Locale.ROOT)
        : alarm.getRuleId();
  }

  private static String causeOf(Alarm alarm) {
    return String.join(
        "|",
        alarm.getLineId(),
        alarm.getAlarmKind().name(),
        alarm.getStationId(),
        alarm.getCameraId(),
        alarm.getDefectKind());
  }
}
