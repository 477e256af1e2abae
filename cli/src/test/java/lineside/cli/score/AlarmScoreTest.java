package lineside.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lineside.cli.result.Doubts;
import lineside.cli.result.Latencies;
import lineside.cli.result.Progress;
import lineside.cli.result.SampleRecords;
import lineside.cli.result.Snapshot;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;

class AlarmScoreTest {
  private static final Alarm PIT =
      Alarm.newBuilder(SampleRecords.alarm("a1", 3, 5)).setRuleId("inclusions").build();

  @Test
  void countsAlarmsCausesAndRepeatsByRule() {
    Alarm pitAgain = Alarm.newBuilder(PIT).setAlarmId("a2").build();
    Alarm elsewhere =
        Alarm.newBuilder(PIT).setAlarmId("a3").setStationId("s9").setRuleId("").build();

    Summary.Alarms alarms = AlarmScore.of(run(List.of(PIT, pitAgain, elsewhere), 0, 600));

    assertThat(alarms.raised()).isEqualTo(3);
    assertThat(alarms.causes()).isEqualTo(2);
    assertThat(alarms.repeatsCounted()).isEqualTo(15);
    assertThat(alarms.perHour()).isEqualTo(18);
    assertThat(alarms.byRule()).containsEntry("inclusions", 2L).containsEntry("defect_rate", 1L);
  }

  @Test
  void leavesOutWhatAnotherAlarmExplains() {
    Alarm explained = Alarm.newBuilder(PIT).setIsSuppressed(true).build();

    assertThat(AlarmScore.of(run(List.of(explained), 0, 600)).raised()).isZero();
  }

  @Test
  void tellsNoRateOfNoTime() {
    assertThat(AlarmScore.of(run(List.of(PIT), 5, 5)).perHour()).isNull();
  }

  private static Snapshot run(List<Alarm> alarms, long fromSecond, long toSecond) {
    return new Snapshot(
        new Progress(0, 0, 0, 0, 0, 0, 0),
        List.of(part(fromSecond), part(toSecond)),
        alarms,
        List.of(),
        new Doubts(0, 0, 0),
        new Latencies(null, null, null));
  }

  private static PartVerdict part(long second) {
    return PartVerdict.newBuilder(SampleRecords.verdict("A-1", ResultEvaluation.OK, 0.1f))
        .setFirstTriggeredAt(Instant.ofEpochSecond(second))
        .build();
  }
}
