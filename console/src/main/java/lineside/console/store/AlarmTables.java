package lineside.console.store;

import java.time.Instant;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmState;
import org.jdbi.v3.core.Handle;

/** Alarms by their highest revision, and what persons did with them. */
final class AlarmTables {
  private AlarmTables() {}

  static void take(Handle handle, Alarm alarm, byte[] body) {
    boolean isOpen = alarm.getState() == AlarmState.ACTIVE || !alarm.getIsAcknowledged();
    Instant clearedAt = alarm.getClearedAt();
    handle
        .createUpdate(
            "INSERT INTO alarm VALUES (:id, :revision, :line, :station, :part, :open, :raised,"
                + " :cleared, :body) ON CONFLICT (alarm_id) DO UPDATE SET revision ="
                + " excluded.revision, last_part_id = excluded.last_part_id, is_open ="
                + " excluded.is_open, cleared_at = excluded.cleared_at, body = excluded.body WHERE"
                + " excluded.revision >= alarm.revision")
        .bind("id", alarm.getAlarmId())
        .bind("revision", alarm.getRevision())
        .bind("line", alarm.getLineId())
        .bind("station", alarm.getStationId())
        .bind("part", alarm.getLastPartId())
        .bind("open", isOpen ? 1 : 0)
        .bind("raised", alarm.getRaisedAt().toEpochMilli())
        .bind("cleared", clearedAt == null ? null : clearedAt.toEpochMilli())
        .bind("body", body)
        .execute();
  }

  static void take(Handle handle, AlarmAction action, byte[] body) {
    handle
        .createUpdate(
            "INSERT INTO alarm_action VALUES (:id, :alarm, :body, NULL, :at) ON CONFLICT"
                + " (action_id) DO UPDATE SET body = coalesce(alarm_action.body, excluded.body), at"
                + " = excluded.at")
        .bind("id", action.getActionId())
        .bind("alarm", action.getAlarmId())
        .bind("body", body)
        .bind("at", action.getAt().toEpochMilli())
        .execute();
  }

  static void take(Handle handle, AlarmActionOutcome outcome, byte[] body) {
    handle
        .createUpdate(
            "INSERT INTO alarm_action VALUES (:id, :alarm, NULL, :body, :at) ON CONFLICT"
                + " (action_id) DO UPDATE SET outcome = coalesce(alarm_action.outcome,"
                + " excluded.outcome)")
        .bind("id", outcome.getActionId())
        .bind("alarm", outcome.getAlarmId())
        .bind("body", body)
        .bind("at", outcome.getDecidedAt().toEpochMilli())
        .execute();
  }
}
