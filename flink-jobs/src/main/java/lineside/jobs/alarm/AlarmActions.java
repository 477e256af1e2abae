package lineside.jobs.alarm;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import lineside.jobs.alarm.AlarmBook.OpenAlarm;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionKind;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmActionResult;
import org.jspecify.annotations.Nullable;

/**
 * Takes what persons do with alarms, in the order of the log: the first wins, the loser is told.
 * Not thread-safe.
 */
public final class AlarmActions {
  /** Longest time on the shelf. */
  static final long MAX_SHELVE_MILLIS = TimeUnit.DAYS.toMillis(7);

  private static final int MAX_COMMENT_CHARS = 1000;

  /** Ids remembered, to know a repetition. */
  private static final int MAX_ACTION_IDS = 512;

  private final AlarmBook book;
  private final AlarmLife life;

  AlarmActions(AlarmBook book, AlarmLife life) {
    this.book = book;
    this.life = life;
  }

  /**
   * Takes one; null when it was taken before.
   *
   * @param now of the line's clock
   */
  public @Nullable AlarmActionOutcome take(AlarmAction action, Instant now) {
    if (book.actionIds.contains(action.getActionId())) {
      return null;
    }
    book.actionIds.add(action.getActionId());
    if (book.actionIds.size() > MAX_ACTION_IDS) {
      book.actionIds.remove(0);
    }
    OpenAlarm open = openAlarm(action.getAlarmId());
    Alarm alarm = open == null ? book.unacknowledged.get(action.getAlarmId()) : open.alarm;
    String problem = alarm == null ? "no such alarm waits for anybody" : problem(action, alarm);
    if (alarm != null && problem.isEmpty()) {
      Alarm.Builder next = changed(action, life.next(alarm, now), now);
      if (open != null) {
        life.change(open, next);
        alarm = open.alarm;
      } else if (next.getIsAcknowledged()) {
        alarm = life.forget(next);
      } else {
        alarm = life.keepCleared(next);
      }
    }
    return AlarmActionOutcome.newBuilder()
        .setActionId(action.getActionId())
        .setLineId(action.getLineId())
        .setAlarmId(action.getAlarmId())
        .setActor(action.getActor())
        .setResult(problem.isEmpty() ? AlarmActionResult.ACCEPTED : AlarmActionResult.REFUSED)
        .setReason(problem)
        .setAlarmRevision(alarm == null ? -1 : alarm.getRevision())
        .setDecidedAt(now)
        .build();
  }

  private @Nullable OpenAlarm openAlarm(String alarmId) {
    for (OpenAlarm open : book.active.values()) {
      if (open.alarm.getAlarmId().equals(alarmId)) {
        return open;
      }
    }
    return null;
  }

  /** What speaks against it; empty when nothing does. */
  private static String problem(AlarmAction action, Alarm alarm) {
    if (action.getActor().isBlank()) {
      return "nobody is named as actor";
    }
    if (action.getComment().length() > MAX_COMMENT_CHARS) {
      return "comment of %d characters, at most %d are taken"
          .formatted(action.getComment().length(), MAX_COMMENT_CHARS);
    }
    boolean isCleared = alarm.getClearedAt() != null;
    return switch (action.getKind()) {
      case ACKNOWLEDGE ->
          alarm.getIsAcknowledged()
              ? "acknowledged by " + alarm.getAcknowledgedBy() + " before"
              : "";
      case SHELVE -> {
        long millis = action.getShelveMillis();
        if (isCleared) {
          yield "the alarm is cleared";
        }
        if (alarm.getShelvedUntil() != null) {
          yield "shelved before until " + alarm.getShelvedUntil();
        }
        yield millis < 1 || millis > MAX_SHELVE_MILLIS
            ? "shelveMillis is %d, 1 to %d are taken".formatted(millis, MAX_SHELVE_MILLIS)
            : "";
      }
      case UNSHELVE -> alarm.getShelvedUntil() == null ? "the alarm is not shelved" : "";
      case COMMENT -> action.getComment().isBlank() ? "a comment without words" : "";
    };
  }

  private static Alarm.Builder changed(AlarmAction action, Alarm.Builder next, Instant now) {
    switch (action.getKind()) {
      case ACKNOWLEDGE ->
          next.setIsAcknowledged(true).setAcknowledgedBy(action.getActor()).setAcknowledgedAt(now);
      case SHELVE -> next.setShelvedUntil(now.plusMillis(action.getShelveMillis()));
      case UNSHELVE -> next.setShelvedUntil(null);
      case COMMENT -> {}
    }
    if (action.getKind() == AlarmActionKind.COMMENT || !action.getComment().isBlank()) {
      next.setComment(action.getComment()).setCommentBy(action.getActor());
    }
    return next;
  }
}
