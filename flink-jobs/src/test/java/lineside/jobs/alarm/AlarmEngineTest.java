package lineside.jobs.alarm;

import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.undefined;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.line.LineRecords;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmState;
import lineside.schemas.record.Finding;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class AlarmEngineTest {
  private final AlarmBook book = new AlarmBook();
  private final List<Alarm> alarms = new ArrayList<>();
  private final AlarmEngine engine = new AlarmEngine(book, List::of, alarms::add, () -> 5_000_123L);

  @Test
  void raisesAtTheKthPartOfTheLastN() {
    part(1, notOk(TOP, 1, "pit"));
    part(2, ok(TOP, 2));
    assertThat(alarms).isEmpty();

    part(3, notOk(TOP, 3, "pit"));

    assertThat(alarms).hasSize(1);
    Alarm alarm = alarms.get(0);
    assertThat(alarm.getAlarmKind()).isEqualTo(AlarmKind.DEFECT_RATE);
    assertThat(alarm.getDefectKind()).isEqualTo("pit");
    assertThat(alarm.getStationId()).isEqualTo("station-1");
    assertThat(alarm.getState()).isEqualTo(AlarmState.ACTIVE);
    assertThat(alarm.getRevision()).isZero();
    assertThat(alarm.getPriority()).isEqualTo(AlarmPriority.HIGH);
    assertThat(alarm.getSeverity()).isEqualTo(700);
    assertThat(alarm.getAction()).isEqualTo("Stop the press.");
    assertThat(alarm.getMessage()).isEqualTo("pit on 2 of the last 3 parts at station station-1");
    assertThat(alarm.getCausedByAcquiredAtMicros()).isEqualTo(3_000_017L);
    assertThat(alarm.getRaisedAt()).isEqualTo(Instant.ofEpochMilli(3000));
  }

  @Test
  void doesNotRaiseWhenTheFirstPartHasLeftTheWindow() {
    part(1, notOk(TOP, 1, "pit"));
    for (int n = 2; n <= 4; n++) {
      part(n, ok(TOP, n));
    }

    part(5, notOk(TOP, 5, "pit"));

    assertThat(alarms).isEmpty();
  }

  @Test
  void countsRepeatsOnTheSameAlarm() {
    for (int n = 1; n <= 4; n++) {
      part(n, notOk(TOP, n, "pit"));
    }

    assertThat(alarms).extracting(Alarm::getRevision).containsExactly(0, 1, 2);
    assertThat(alarms).extracting(Alarm::getRepeatCount).containsExactly(0, 1, 2);
    assertThat(alarms.stream().map(Alarm::getAlarmId).distinct()).hasSize(1);
    assertThat(alarms.get(2).getLastPartId()).isEqualTo("part-4");
  }

  @Test
  void clearsWhenTheWindowHoldsNoneAnyMoreAndRaisesAnotherAlarmLater() {
    part(1, notOk(TOP, 1, "pit"));
    part(2, notOk(TOP, 2, "pit"));
    for (int n = 3; n <= 6; n++) {
      part(n, ok(TOP, n));
    }
    assertThat(alarms)
        .extracting(Alarm::getState)
        .containsExactly(AlarmState.ACTIVE, AlarmState.CLEARED);
    assertThat(alarms.get(1).getClearedAt()).isEqualTo(Instant.ofEpochMilli(6000));

    part(7, notOk(TOP, 7, "pit"));
    part(8, notOk(TOP, 8, "pit"));

    assertThat(alarms).hasSize(3);
    assertThat(alarms.get(2).getAlarmId()).isNotEqualTo(alarms.get(0).getAlarmId());
  }

  @Test
  void raisesOneAlarmForEachKindAndStation() {
    part(1, notOk(TOP, 1, "pit"), notOk(SIDE, 1, "pit"));
    part(2, notOk(TOP, 2, "crack"), notOk(SIDE, 2, "pit"));
    part(3, notOk(TOP, 3, "crack"), notOk(SIDE, 3, "pit"));

    assertThat(alarms.stream().filter(alarm -> alarm.getRevision() == 0))
        .extracting(alarm -> alarm.getStationId() + " " + alarm.getDefectKind())
        .containsExactly("station-2 pit", "station-1 crack");
  }

  @Test
  void doesNotCountAFindingThatContinuesThePreviousSegment() {
    Finding continued =
        Finding.newBuilder(LineRecords.finding("scratch", 10)).setContinuesPrevious(true).build();

    part(1, notOk(TOP, 1, "scratch"));
    part(
        2,
        LineRecords.view(LineRecords.trigger(TOP, 2), ResultEvaluation.NOT_OK, List.of(continued)));

    assertThat(alarms).isEmpty();
  }

  @Test
  void doesNotTakeAViewWithoutEvidenceForAGoodOne() {
    part(1, notOk(TOP, 1, "pit"));
    for (int n = 2; n <= 5; n++) {
      part(n, undefined(TOP, n, UndefinedReason.IMAGE_QUALITY));
    }

    part(6, notOk(TOP, 6, "pit"));

    assertThat(alarms).anyMatch(alarm -> alarm.getDefectKind().equals("pit"));
  }

  @Test
  void tellsOfLostFramesAndOfUselessPicturesByCamera() {
    part(
        1,
        undefined(TOP, 1, UndefinedReason.LOST),
        undefined(SIDE, 1, UndefinedReason.DEAD_LETTERED));
    part(
        2,
        undefined(TOP, 2, UndefinedReason.MISSING),
        undefined(SIDE, 2, UndefinedReason.IMAGE_QUALITY));

    assertThat(alarms)
        .extracting(alarm -> alarm.getAlarmKind() + " " + alarm.getCameraId())
        .containsExactly("IMAGE_QUALITY side", "FRAME_LOSS top");
  }

  @Test
  void givesTheSameAlarmIdsOnAReplay() {
    List<Alarm> replayed = new ArrayList<>();
    AlarmEngine replay = new AlarmEngine(new AlarmBook(), List::of, replayed::add, () -> 9L);

    for (int n = 1; n <= 3; n++) {
      PartVerdict part = AlarmParts.verdict(n, notOk(TOP, n, "pit"));
      engine.part(part, LineRecords.recipe());
      replay.part(part, LineRecords.recipe());
    }

    assertThat(replayed)
        .extracting(Alarm::getAlarmId)
        .isEqualTo(alarms.stream().map(Alarm::getAlarmId).toList());
  }

  private void part(long n, ViewVerdict... views) {
    engine.part(AlarmParts.verdict(n, views), LineRecords.recipe());
  }
}
