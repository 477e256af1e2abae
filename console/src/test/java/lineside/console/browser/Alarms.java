package lineside.console.browser;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lineside.console.plant.FakeLine;
import lineside.console.plant.SampleMessages;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmState;

/** Raises, repeats and clears alarms as the alarm job does. */
final class Alarms {
  private final FakeLine line;

  Alarms(FakeLine line) {
    this.line = line;
  }

  Alarm raise(
      String lineId, String station, String alarmId, AlarmPriority priority, String message) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Alarm alarm =
        Alarm.newBuilder(SampleMessages.alarm(alarmId, 0, priority, message))
            .setLineId(lineId)
            .setStationId(station)
            .setRaisedAt(now)
            .setChangedAt(now)
            .setLastPartId("")
            .setAction("Stop feeding the cell, look at pallet 5 and its jaws.")
            .setEmittedAtMicros(Parts.micros(now))
            .build();
    line.publish(alarm);
    return alarm;
  }

  void repeat(Alarm alarm, String partId) {
    line.publish(
        Alarm.newBuilder(alarm)
            .setRevision(alarm.getRevision() + 1)
            .setRepeatCount(alarm.getRepeatCount() + 1)
            .setLastPartId(partId)
            .setChangedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
            .build());
  }

  void clear(Alarm alarm) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    line.publish(
        Alarm.newBuilder(alarm)
            .setRevision(alarm.getRevision() + 1)
            .setState(AlarmState.CLEARED)
            .setClearedAt(now)
            .setChangedAt(now)
            .build());
  }
}
