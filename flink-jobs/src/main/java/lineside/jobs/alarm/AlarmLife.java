package lineside.jobs.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import lineside.jobs.alarm.AlarmBook.OpenAlarm;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmState;
import org.jspecify.annotations.Nullable;

/**
 * The life of alarms: raised once for a cause, repeated on the same alarm, cleared for good; known
 * until somebody has acknowledged it. Every change is a revision. Works on state that the caller
 * keeps; not thread-safe.
 */
final class AlarmLife {
  /** Alarms known at once; more are forged kinds. */
  private static final int MAX_KNOWN = 1000;

  private final AlarmBook book;
  private final Consumer<Alarm> out;
  private final LongSupplier wallClockMicros;

  AlarmLife(AlarmBook book, Consumer<Alarm> out, LongSupplier wallClockMicros) {
    this.book = book;
    this.out = out;
    this.wallClockMicros = wallClockMicros;
  }

  /** The rule that raises an alarm, with the recipe that has it. */
  record Ground(String recipeId, AlarmRule rule) {}

  @Nullable OpenAlarm active(Cause cause) {
    return book.active.get(cause.key());
  }

  /** Raises an alarm; null when too many are known. */
  @Nullable OpenAlarm raise(Cause cause, Occurrence occurrence, Ground ground, String message) {
    return raise(cause, occurrence, ground, message, UnaryOperator.identity());
  }

  /** The same with more said by {@code details}. */
  @Nullable OpenAlarm raise(
      Cause cause,
      Occurrence occurrence,
      Ground ground,
      String message,
      UnaryOperator<Alarm.Builder> details) {
    if (book.active.size() + book.unacknowledged.size() >= MAX_KNOWN) {
      return null;
    }
    AlarmRule rule = ground.rule();
    OpenAlarm open = new OpenAlarm();
    rule.getSuppressedWhile().forEach(kind -> open.suppressedWhile.add(kind.name()));
    open.escalateAfterMillis = rule.getEscalateAfterMillis();
    open.lastSeenMillis = occurrence.at().toEpochMilli();
    Alarm.Builder raised =
        Alarm.newBuilder()
            .setAlarmId(cause.alarmId(occurrence.event()))
            .setRevision(0)
            .setLineId(cause.lineId())
            .setStationId(cause.stationId())
            .setCameraId(cause.cameraId())
            .setAlarmKind(cause.kind())
            .setDefectKind(cause.kind() == AlarmKind.DEFECT_RATE ? cause.defectKind() : "")
            .setPriority(rule.getPriority())
            .setSeverity(severity(rule))
            .setState(AlarmState.ACTIVE)
            .setIsAcknowledged(false)
            .setRaisedAt(occurrence.at())
            .setChangedAt(occurrence.at())
            .setClearedAt(null)
            .setRepeatCount(0)
            .setLastPartId(occurrence.partId())
            .setLastInspectionId(occurrence.inspectionId())
            .setMessage(message)
            .setAction(rule.getAction())
            .setCausedByAcquiredAtMicros(occurrence.acquiredAtMicros())
            .setEmittedAtMicros(wallClockMicros.getAsLong())
            .setRecipeId(ground.recipeId())
            .setRuleId(rule.getRuleId())
            .setIsSuppressed(isExplained(cause, open));
    open.alarm = details.apply(raised).build();
    book.active.put(cause.key(), open);
    out.accept(open.alarm);
    if (!open.alarm.getIsSuppressed()) {
      reexamine(occurrence.at());
    }
    return open;
  }

  /** Active alarms of a kind. */
  List<Alarm> activeOf(AlarmKind kind) {
    return book.active.values().stream()
        .map(open -> open.alarm)
        .filter(alarm -> alarm.getAlarmKind() == kind)
        .toList();
  }

  /** Counts one more occurrence; a graver rule that holds now gives its priority and action. */
  void repeat(OpenAlarm open, Occurrence occurrence, @Nullable Ground graver, String message) {
    Alarm.Builder next =
        next(open.alarm, occurrence.at())
            .setRepeatCount(open.alarm.getRepeatCount() + 1)
            .setLastPartId(occurrence.partId())
            .setLastInspectionId(occurrence.inspectionId())
            .setMessage(message);
    if (graver != null && severity(graver.rule()) > open.alarm.getSeverity()) {
      next.setPriority(graver.rule().getPriority())
          .setSeverity(severity(graver.rule()))
          .setAction(graver.rule().getAction())
          .setRecipeId(graver.recipeId())
          .setRuleId(graver.rule().getRuleId());
      open.escalateAfterMillis = graver.rule().getEscalateAfterMillis();
    }
    open.lastSeenMillis = occurrence.at().toEpochMilli();
    change(open, next);
  }

  /** The condition is gone; nothing happens where no alarm is active. */
  void clear(Cause cause, Instant at) {
    clear(cause.key(), at);
  }

  void clear(String key, Instant at) {
    OpenAlarm open = book.active.remove(key);
    if (open == null) {
      return;
    }
    change(
        open,
        next(open.alarm, at)
            .setState(AlarmState.CLEARED)
            .setClearedAt(at)
            .setShelvedUntil(null)
            .setIsSuppressed(false));
    if (!open.alarm.getIsAcknowledged()) {
      book.unacknowledged.put(open.alarm.getAlarmId(), open.alarm);
    }
    reexamine(at);
  }

  /** Publishes a revision of an active alarm. */
  void change(OpenAlarm open, Alarm.Builder next) {
    open.alarm = next.build();
    out.accept(open.alarm);
  }

  /** Publishes the acknowledgement of a cleared alarm, which is forgotten with it. */
  Alarm forget(Alarm.Builder next) {
    Alarm alarm = next.build();
    book.unacknowledged.remove(alarm.getAlarmId());
    out.accept(alarm);
    return alarm;
  }

  /** Publishes a revision of a cleared alarm that nobody has acknowledged yet. */
  Alarm keepCleared(Alarm.Builder next) {
    Alarm alarm = next.build();
    book.unacknowledged.put(alarm.getAlarmId(), alarm);
    out.accept(alarm);
    return alarm;
  }

  /** The next revision, unchanged so far. */
  Alarm.Builder next(Alarm alarm, Instant at) {
    return Alarm.newBuilder(alarm)
        .setRevision(alarm.getRevision() + 1)
        .setChangedAt(at)
        .setEmittedAtMicros(wallClockMicros.getAsLong());
  }

  /** Suppresses what an active alarm explains now, and shows what none does any more. */
  private void reexamine(Instant at) {
    for (String key : new TreeMap<>(book.active).keySet()) {
      OpenAlarm open = book.active.get(key);
      if (open == null || open.suppressedWhile.isEmpty()) {
        continue;
      }
      boolean isExplained = isExplained(Cause.of(open.alarm), open);
      if (isExplained != open.alarm.getIsSuppressed()) {
        change(open, next(open.alarm, at).setIsSuppressed(isExplained));
      }
    }
  }

  private boolean isExplained(Cause cause, OpenAlarm open) {
    List<OpenAlarm> others = new ArrayList<>(book.active.values());
    return others.stream()
        .filter(other -> other != open && !other.alarm.getIsSuppressed())
        .filter(other -> open.suppressedWhile.contains(other.alarm.getAlarmKind().name()))
        .anyMatch(other -> concerns(other.alarm, cause));
  }

  /** Whether an alarm is of the same camera, else station, else of the line. */
  private static boolean concerns(Alarm other, Cause cause) {
    if (!other.getCameraId().isEmpty() && !cause.cameraId().isEmpty()) {
      return other.getCameraId().equals(cause.cameraId());
    }
    if (!other.getStationId().isEmpty() && !cause.stationId().isEmpty()) {
      return other.getStationId().equals(cause.stationId());
    }
    return true;
  }

  private static int severity(AlarmRule rule) {
    return rule.getSeverity() > 0 ? rule.getSeverity() : Severity.of(rule.getPriority());
  }
}
