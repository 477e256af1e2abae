package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionKind;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmActionResult;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Spc;
import org.junit.jupiter.api.Test;

class LineAlarmsTest {
  private final LineScript line = new LineScript(LineRecords.recipe());

  @Test
  void acknowledgesByTheLogAndTellsTheLoser() {
    parts(0, 3);
    String alarmId = line.alarms.get(0).getAlarmId();

    line.accept(LineEvent.of(acknowledge("a1", alarmId, "huber")));
    line.accept(LineEvent.of(acknowledge("a2", alarmId, "maier")));

    Alarm last = line.alarms.get(line.alarms.size() - 1);
    assertThat(last.getAcknowledgedBy()).isEqualTo("huber");
    assertThat(line.alarms).extracting(Alarm::getRevision).containsExactly(0, 1, 2);
    assertThat(line.alarmOutcomes)
        .extracting(AlarmActionOutcome::getResult)
        .containsExactly(AlarmActionResult.ACCEPTED, AlarmActionResult.REFUSED);
  }

  @Test
  void writesDownOnceWhoAcknowledgedAndNothingOfTheLoser() {
    parts(0, 3);
    String alarmId = line.alarms.get(0).getAlarmId();

    line.accept(LineEvent.of(acknowledge("a1", alarmId, "huber")));
    line.accept(LineEvent.of(acknowledge("a1", alarmId, "huber")));
    line.accept(LineEvent.of(acknowledge("a2", alarmId, "maier")));

    assertThat(line.trail)
        .singleElement()
        .returns("alarm/" + alarmId, AuditEntry::getSubject)
        .returns(AuditAction.ACKNOWLEDGE, AuditEntry::getAction)
        .returns("huber", AuditEntry::getWho)
        .returns("acknowledged", AuditEntry::getAfter)
        .returns(Instant.ofEpochMilli(77), AuditEntry::getAt)
        .returns(Identities.idOf("audit", "alarm/" + alarmId, "a1"), AuditEntry::getEntryId);
  }

  @Test
  void givesTheSameAlarmsWhenTheLogIsPlayedAgain() {
    LineScript again = new LineScript(LineRecords.recipe());
    parts(0, 3);
    for (int n = 0; n < 3; n++) {
      part(again, n);
    }
    again.clock(2900, 3);

    assertThat(again.alarms).isEqualTo(line.alarms);
  }

  @Test
  void chartsEveryClosedPeriodAndKeepsNoneOpen() {
    parts(0, 20);

    line.stop(40_000, 20, 0);

    List<Spc> top =
        line.charts.stream().filter(chart -> chart.getStationId().equals("station-1")).toList();
    assertThat(top).extracting(Spc::getParts).containsExactly(10L, 10L);
    assertThat(top).extracting(Spc::getNonconforming).containsExactly(10L, 10L);
    assertThat(line.charts).hasSize(6);
    assertThat(line.state.charts.open).isEmpty();
  }

  @Test
  void tellsWhatThePeriodAskedOfOperators() {
    parts(0, 20);

    line.stop(40_000, 20, 0);

    assertThat(line.alarmLoads).extracting(AlarmLoad::getRaised).startsWith(1L);
    AlarmLoad last = line.alarmLoads.get(line.alarmLoads.size() - 1);
    assertThat(last.getRaisedInHour()).isEqualTo(1);
    assertThat(last.getShareByPriority()).containsEntry("HIGH", 1.0);
    assertThat(last.getUnacknowledged()).isEqualTo(1);
  }

  /** Parts with a pit on the upper side. */
  private void parts(int from, int to) {
    for (int n = from; n < to; n++) {
      part(line, n);
    }
    line.clock(to * 1000 - 100, to);
  }

  private static void part(LineScript line, int n) {
    line.triggers(trigger(TOP, n), trigger(SIDE, n));
    line.views(notOk(TOP, n, "pit"), ok(SIDE, n));
  }

  private static AlarmAction acknowledge(String actionId, String alarmId, String actor) {
    return AlarmAction.newBuilder()
        .setActionId(actionId)
        .setLineId(LineRecords.LINE)
        .setAlarmId(alarmId)
        .setKind(AlarmActionKind.ACKNOWLEDGE)
        .setActor(actor)
        .setComment("")
        .setShelveMillis(0)
        .setAt(Instant.ofEpochMilli(77))
        .build();
  }
}
