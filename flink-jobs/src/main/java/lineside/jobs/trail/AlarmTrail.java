package lineside.jobs.trail;

import java.time.Duration;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditEntry;

/** Writes down what a person did with an alarm, once it counts. */
public final class AlarmTrail {
  private AlarmTrail() {}

  /** The entry of an accepted action; its id is that of the action, so that a replay shows. */
  public static AuditEntry accepted(AlarmAction action, AlarmActionOutcome outcome) {
    String subject = Subject.alarm(action.getAlarmId());
    return AuditEntries.begun(subject, actionOf(action), action.getActionId())
        .setLineId(action.getLineId())
        .setWho(action.getActor())
        .setWhy(action.getComment())
        .setBefore(beforeOf(action))
        .setAfter(afterOf(action))
        .setRevision(outcome.getAlarmRevision())
        .setAt(action.getAt())
        .build();
  }

  private static AuditAction actionOf(AlarmAction action) {
    return switch (action.getKind()) {
      case ACKNOWLEDGE -> AuditAction.ACKNOWLEDGE;
      case SHELVE -> AuditAction.SHELVE;
      case UNSHELVE -> AuditAction.UNSHELVE;
      case COMMENT -> AuditAction.COMMENT;
    };
  }

  private static String beforeOf(AlarmAction action) {
    return switch (action.getKind()) {
      case ACKNOWLEDGE -> "not acknowledged";
      case SHELVE -> "not shelved";
      case UNSHELVE -> "shelved";
      case COMMENT -> "";
    };
  }

  private static String afterOf(AlarmAction action) {
    return switch (action.getKind()) {
      case ACKNOWLEDGE -> "acknowledged";
      case SHELVE -> "shelved for " + Duration.ofMillis(action.getShelveMillis());
      case UNSHELVE -> "not shelved";
      case COMMENT -> "commented";
    };
  }
}
