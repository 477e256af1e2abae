package lineside.jobs.alarm;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmState;
import lineside.schemas.record.LedgerEntry;

/**
 * The life of alarms: raised once for a cause, repeated on the same alarm, cleared for good. Works
 * on state that the caller keeps; not thread-safe.
 */
public final class AlarmLife {
  /** Alarms active at once; more are forged kinds. */
  private static final int MAX_ACTIVE = 1000;

  private static final AlarmRule LEDGER =
      new AlarmRule(1, 1, AlarmPriority.HIGH, "Find out where the frames went before shipping.");
  private static final AlarmRule ABSENT =
      new AlarmRule(1, 1, AlarmPriority.HIGH, "Check the camera, its power and its network.");

  private final Map<String, Alarm> active;
  private final Consumer<Alarm> out;
  private final LongSupplier wallClockMicros;

  AlarmLife(Map<String, Alarm> active, Consumer<Alarm> out, LongSupplier wallClockMicros) {
    this.active = active;
    this.out = out;
    this.wallClockMicros = wallClockMicros;
  }

  /** A camera does not answer. */
  public void cameraAbsent(String lineId, String cameraId, Instant at, String detail) {
    Cause cause = Cause.camera(lineId, "", cameraId, AlarmKind.CAMERA_ABSENT);
    if (active.containsKey(cause.key())) {
      return;
    }
    String message = "camera " + cameraId + " is absent" + (detail.isEmpty() ? "" : ": " + detail);
    Occurrence occurrence = new Occurrence(Long.toString(at.toEpochMilli()), at, "", null);
    occur(cause, occurrence, ABSENT, 1, message);
  }

  /** A camera answers, or has stopped in an orderly way. */
  public void cameraBack(String lineId, String cameraId, Instant at) {
    clear(Cause.camera(lineId, "", cameraId, AlarmKind.CAMERA_ABSENT), at);
  }

  /** A period was closed: an unbalanced one raises or repeats, a balanced one clears. */
  public void ledger(LedgerEntry entry) {
    Cause cause = Cause.camera(entry.getLineId(), "", entry.getCameraId(), AlarmKind.LEDGER);
    if (entry.getIsBalanced()) {
      clear(cause, entry.getPeriodEnd());
      return;
    }
    Instant start = entry.getPeriodStart();
    Occurrence occurrence =
        new Occurrence(Long.toString(start.toEpochMilli()), entry.getPeriodEnd(), "", null);
    occur(
        cause,
        occurrence,
        LEDGER,
        1,
        "books of camera "
            + entry.getCameraId()
            + " from "
            + start
            + " do not balance: "
            + entry.getImbalance());
  }

  void occur(Cause cause, Occurrence occurrence, AlarmRule rule, long count, String message) {
    Alarm alarm = active.get(cause.key());
    if (alarm != null) {
      repeat(cause, alarm, occurrence, message);
    } else if (count >= rule.occurrences() && active.size() < MAX_ACTIVE) {
      raise(cause, occurrence, rule, message);
    }
  }

  void clear(Cause cause, Instant at) {
    Alarm alarm = active.remove(cause.key());
    if (alarm != null) {
      out.accept(next(alarm, at).setState(AlarmState.CLEARED).setClearedAt(at).build());
    }
  }

  private void raise(Cause cause, Occurrence occurrence, AlarmRule rule, String message) {
    Alarm alarm =
        Alarm.newBuilder()
            .setAlarmId(cause.alarmId(occurrence.event()))
            .setRevision(0)
            .setLineId(cause.lineId())
            .setStationId(cause.stationId())
            .setCameraId(cause.cameraId())
            .setAlarmKind(cause.kind())
            .setDefectKind(cause.defectKind())
            .setPriority(rule.priority())
            .setSeverity(Severity.of(rule.priority()))
            .setState(AlarmState.ACTIVE)
            .setIsAcknowledged(false)
            .setRaisedAt(occurrence.at())
            .setChangedAt(occurrence.at())
            .setClearedAt(null)
            .setRepeatCount(0)
            .setLastPartId(occurrence.partId())
            .setMessage(message)
            .setAction(rule.action())
            .setCausedByAcquiredAtMicros(occurrence.acquiredAtMicros())
            .setEmittedAtMicros(wallClockMicros.getAsLong())
            .build();
    keep(cause, alarm);
  }

  private void repeat(Cause cause, Alarm alarm, Occurrence occurrence, String message) {
    keep(
        cause,
        next(alarm, occurrence.at())
            .setRepeatCount(alarm.getRepeatCount() + 1)
            .setLastPartId(occurrence.partId())
            .setMessage(message)
            .build());
  }

  private void keep(Cause cause, Alarm alarm) {
    active.put(cause.key(), alarm);
    out.accept(alarm);
  }

  private Alarm.Builder next(Alarm alarm, Instant at) {
    return Alarm.newBuilder(alarm)
        .setRevision(alarm.getRevision() + 1)
        .setChangedAt(at)
        .setEmittedAtMicros(wallClockMicros.getAsLong());
  }
}
