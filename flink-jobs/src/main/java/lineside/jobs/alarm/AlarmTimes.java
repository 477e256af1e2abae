package lineside.jobs.alarm;

import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lineside.jobs.alarm.AlarmBook.OpenAlarm;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmPriority;

/**
 * What the line's clock does with alarms: brings them back from the shelf, raises the priority of
 * those that nobody acknowledges, and forgets what has not been heard of for a day. Not
 * thread-safe.
 */
public final class AlarmTimes {
  /**
   * Line time after which windows, learned scores and alarms that nothing touches are forgotten.
   */
  static final long FORGET_AFTER_MILLIS = TimeUnit.HOURS.toMillis(24);

  private final AlarmBook book;
  private final AlarmLife life;

  AlarmTimes(AlarmBook book, AlarmLife life) {
    this.book = book;
    this.life = life;
  }

  /** Does what is due. */
  public void tick(long nowMillis) {
    if (book.active.isEmpty()) {
      return;
    }
    Instant now = Instant.ofEpochMilli(nowMillis);
    new TreeMap<>(book.active).values().forEach(open -> tick(open, now));
  }

  /** Forgets what is old, and clears alarms that nothing has touched for as long. */
  public void forgetOld(long nowMillis) {
    long before = nowMillis - FORGET_AFTER_MILLIS;
    book.windows.values().removeIf(window -> window.lastSeenMillis < before);
    book.scores.values().removeIf(track -> track.lastSeenMillis < before);
    book.unacknowledged.values().removeIf(alarm -> alarm.getChangedAt().toEpochMilli() < before);
    new TreeMap<>(book.active)
        .forEach(
            (key, open) -> {
              if (Math.max(open.lastSeenMillis, open.alarm.getChangedAt().toEpochMilli())
                  < before) {
                life.clear(key, Instant.ofEpochMilli(nowMillis));
              }
            });
    if (book.active.isEmpty() && book.unacknowledged.isEmpty()) {
      book.actionIds.clear();
    }
  }

  private void tick(OpenAlarm open, Instant now) {
    Instant shelvedUntil = open.alarm.getShelvedUntil();
    if (shelvedUntil != null && !shelvedUntil.isAfter(now)) {
      life.change(open, life.next(open.alarm, now).setShelvedUntil(null));
    }
    if (isEscalating(open, now)) {
      AlarmPriority priority = above(open.alarm.getPriority());
      life.change(
          open,
          life.next(open.alarm, now)
              .setPriority(priority)
              .setSeverity(Math.max(open.alarm.getSeverity(), Severity.of(priority)))
              .setEscalations(open.alarm.getEscalations() + 1));
    }
  }

  private static boolean isEscalating(OpenAlarm open, Instant now) {
    Alarm alarm = open.alarm;
    return open.escalateAfterMillis > 0
        && alarm.getEscalations() == 0
        && !alarm.getIsAcknowledged()
        && !alarm.getIsSuppressed()
        && alarm.getShelvedUntil() == null
        && !alarm.getRaisedAt().plusMillis(open.escalateAfterMillis).isAfter(now);
  }

  private static AlarmPriority above(AlarmPriority priority) {
    return switch (priority) {
      case LOW -> AlarmPriority.MEDIUM;
      case MEDIUM -> AlarmPriority.HIGH;
      case HIGH, CRITICAL -> AlarmPriority.CRITICAL;
    };
  }
}
