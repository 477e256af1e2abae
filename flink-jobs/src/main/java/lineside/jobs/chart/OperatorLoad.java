package lineside.jobs.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lineside.jobs.alarm.AlarmBook;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmLoad;

/**
 * Counts what one line asks of its operators: alarms per hour and their priorities. Works on state
 * that the caller keeps; not thread-safe.
 */
public final class OperatorLoad {
  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** Alarms of an hour that are counted: a flood long before. */
  private static final int MAX_RAISED = 10_000;

  private static final long NONE = Long.MIN_VALUE;

  private final State state;
  private final long periodMillis;

  /** Works on {@code state} with periods that start at multiples of {@code periodMillis}. */
  public OperatorLoad(State state, long periodMillis) {
    this.state = state;
    this.periodMillis = periodMillis;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** Alarms raised in the last hour, oldest first. */
    public List<Raised> raised = new ArrayList<>();

    /** Start of the period that is counted, milliseconds since 1970 (UTC). */
    public long periodStartMillis = NONE;

    /** Alarms raised in it. */
    public long raisedInPeriod;

    /** Nothing asked. */
    public State() {}
  }

  /** One alarm. */
  public record Raised(long atMillis, String priority) {}

  /** Takes every revision of an alarm and counts the first. */
  public void take(Alarm alarm, long nowMillis) {
    if (alarm.getRevision() == 0 && !alarm.getIsSuppressed()) {
      state.raisedInPeriod++;
      if (state.raised.size() < MAX_RAISED) {
        state.raised.add(new Raised(nowMillis, alarm.getPriority().name()));
      }
    }
  }

  /** The load of the period that has just passed; empty while it lasts. */
  public Optional<AlarmLoad> closeUntil(String lineId, long nowMillis, AlarmBook book) {
    long start = Math.floorDiv(nowMillis, periodMillis) * periodMillis;
    if (state.periodStartMillis == NONE || start <= state.periodStartMillis) {
      state.periodStartMillis = Math.max(start, state.periodStartMillis);
      return Optional.empty();
    }
    long end = state.periodStartMillis + periodMillis;
    state.raised.removeIf(raised -> raised.atMillis() < end - HOUR_MILLIS);
    Map<String, Double> shares = new TreeMap<>();
    double each = 1.0 / Math.max(1, state.raised.size());
    state.raised.forEach(raised -> shares.merge(raised.priority(), each, Double::sum));
    AlarmLoad load =
        AlarmLoad.newBuilder()
            .setLineId(lineId)
            .setPeriodStart(Instant.ofEpochMilli(state.periodStartMillis))
            .setPeriodEnd(Instant.ofEpochMilli(end))
            .setRaised(state.raisedInPeriod)
            .setRaisedInHour(state.raised.size())
            .setShareByPriority(shares)
            .setActive(book.activeCount())
            .setUnacknowledged(book.unacknowledgedCount())
            .setShelved(book.shelvedCount())
            .build();
    state.periodStartMillis = start;
    state.raisedInPeriod = 0;
    return Optional.of(load);
  }
}
