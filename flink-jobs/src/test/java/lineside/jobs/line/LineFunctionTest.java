package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.LINE;
import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.loss;
import static lineside.jobs.line.LineRecords.mark;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.recipe.FixedRecipes;
import lineside.jobs.verdict.Inspection;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineFunctionTest {
  private KeyedOneInputStreamOperatorTestHarness<String, LineEvent, PartVerdict> flink;

  @BeforeEach
  void open() throws Exception {
    flink = harness();
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  @Test
  void keepsItsStateWithoutKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(LineState.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Inspection.class);
  }

  @Test
  void givesAPartVerdictAndItsViewsWhenAllAreIn() throws Exception {
    take(
        LineEvent.of(trigger(TOP, 1)),
        LineEvent.of(trigger(SIDE, 1)),
        LineEvent.of(ok(TOP, 1)),
        LineEvent.of(ok(SIDE, 1)));

    assertThat(flink.extractOutputValues())
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.OK);
    assertThat(side(LineFunction.VIEWS)).hasSize(2);
  }

  @Test
  void decidesWithoutALostViewAndAtTheDeadlineWithoutAMissingOne() throws Exception {
    take(
        LineEvent.of(trigger(TOP, 0)),
        LineEvent.of(trigger(SIDE, 0)),
        LineEvent.of(trigger(TOP, 1)),
        LineEvent.of(trigger(SIDE, 1)),
        LineEvent.of(ok(TOP, 0)),
        LineEvent.of(ok(TOP, 1)),
        LineEvent.of(loss(SIDE, 0)),
        LineEvent.of(mark(TOP, 2500, 2)),
        LineEvent.of(mark(SIDE, 2500, 2, 1, CameraStatus.CONNECTED)));

    assertThat(flink.extractOutputValues())
        .extracting(PartVerdict::getPartId)
        .containsExactly("part-0", "part-1");
    assertThat(side(LineFunction.VIEWS))
        .extracting(ViewVerdict::getUndefinedReason)
        .containsExactly(
            UndefinedReason.NONE,
            UndefinedReason.NONE,
            UndefinedReason.LOST,
            UndefinedReason.MISSING);
  }

  @Test
  void goesOnInTheMiddleOfAPartAfterARestart() throws Exception {
    take(
        LineEvent.of(trigger(TOP, 0)),
        LineEvent.of(trigger(SIDE, 0)),
        LineEvent.of(notOk(TOP, 0, "pit")),
        LineEvent.of(LineRecords.context(0, "pallet-7")),
        LineEvent.of(LineRecords.reading("speed", 4.5, 0)));
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    close();
    flink = harness();
    flink.initializeState(snapshot);
    flink.open();

    take(LineEvent.of(notOk(TOP, 0, "pit")), LineEvent.of(ok(SIDE, 0)));

    List<PartVerdict> verdicts = flink.extractOutputValues();
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.get(0).getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_OK);
    assertThat(verdicts.get(0).getContext().getPalletId()).isEqualTo("pallet-7");
    assertThat(verdicts.get(0).getProcessReadings()).containsEntry("speed", 4.5);
    assertThat(side(LineFunction.VIEWS)).hasSize(1);
  }

  @Test
  void revisesAfterARestartAndCountsOnTheSameAlarm() throws Exception {
    for (int n = 0; n < 2; n++) {
      take(
          LineEvent.of(trigger(TOP, n)),
          LineEvent.of(trigger(SIDE, n)),
          LineEvent.of(notOk(TOP, n, "pit")),
          LineEvent.of(ok(SIDE, n)));
    }
    take(LineEvent.of(mark(TOP, 1400, 2)), LineEvent.of(mark(SIDE, 1400, 2)));
    Alarm raised = side(LineFunction.ALARMS).get(0);
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    close();
    flink = harness();
    flink.initializeState(snapshot);
    flink.open();

    take(
        LineEvent.of(trigger(TOP, 2)),
        LineEvent.of(trigger(SIDE, 2)),
        LineEvent.of(notOk(TOP, 2, "pit")),
        LineEvent.of(ok(SIDE, 2)));

    assertThat(side(LineFunction.ALARMS))
        .extracting(alarm -> alarm.getAlarmId() + " " + alarm.getRevision())
        .containsExactly(raised.getAlarmId() + " 1");
  }

  @Test
  void declaresACameraAbsentThatIsSilentWhileTheOtherSpeaks() throws Exception {
    flink.setProcessingTime(1000);
    take(LineEvent.of(trigger(TOP, 0)), LineEvent.of(ok(TOP, 0)));
    take(LineEvent.of(mark(TOP, 100, 1)), LineEvent.of(mark(SIDE, 100, 0)));
    for (long second = 2; second <= 8; second++) {
      flink.setProcessingTime(second * 1000);
      take(LineEvent.of(mark(TOP, second * 1000, 1)));
    }

    assertThat(side(LineFunction.ALARMS))
        .extracting(alarm -> alarm.getAlarmKind() + " " + alarm.getCameraId())
        .containsExactly(AlarmKind.CAMERA_ABSENT + " side");
    assertThat(flink.extractOutputValues()).hasSize(1);
  }

  @Test
  void noticesASilentCameraAfterTheClockWasSetBack() throws Exception {
    flink.setProcessingTime(3_600_000);
    take(LineEvent.of(mark(TOP, 100, 0)), LineEvent.of(mark(SIDE, 100, 0)));
    for (long second = 1; second <= 8; second++) {
      flink.setProcessingTime(second * 1000);
      take(LineEvent.of(mark(TOP, second * 1000, 0)));
    }

    assertThat(side(LineFunction.ALARMS))
        .extracting(alarm -> alarm.getAlarmKind() + " " + alarm.getCameraId())
        .containsExactly(AlarmKind.CAMERA_ABSENT + " side");
  }

  @Test
  void waitsLongerForACameraWhoseFramesMayBeUnderWay() throws Exception {
    flink.setProcessingTime(1000);
    take(LineEvent.of(trigger(SIDE, 0)), LineEvent.of(mark(SIDE, 100, 0)));
    for (long second = 2; second <= 20; second++) {
      flink.setProcessingTime(second * 1000);
      take(LineEvent.of(mark(TOP, second * 1000, 0)));
    }
    assertThat(side(LineFunction.ALARMS)).isEmpty();

    for (long second = 21; second <= 40; second++) {
      flink.setProcessingTime(second * 1000);
      take(LineEvent.of(mark(TOP, second * 1000, 0)));
    }

    assertThat(side(LineFunction.ALARMS))
        .extracting(Alarm::getAlarmKind)
        .contains(AlarmKind.CAMERA_ABSENT);
  }

  @Test
  void doesNotWaitForEverForALossThatWentToAnotherLine() throws Exception {
    flink.setProcessingTime(1000);
    take(LineEvent.of(trigger(TOP, 0)), LineEvent.of(trigger(SIDE, 0)), LineEvent.of(ok(SIDE, 0)));
    for (long second = 2; second <= 30; second++) {
      flink.setProcessingTime(second * 1000);
      take(
          LineEvent.of(mark(TOP, second * 1000, 1, 1, CameraStatus.CONNECTED)),
          LineEvent.of(mark(SIDE, second * 1000, 1)));
    }
    assertThat(flink.extractOutputValues()).isEmpty();

    for (long second = 31; second <= 40; second++) {
      flink.setProcessingTime(second * 1000);
      take(
          LineEvent.of(mark(TOP, second * 1000, 1, 1, CameraStatus.CONNECTED)),
          LineEvent.of(mark(SIDE, second * 1000, 1)));
    }

    assertThat(flink.extractOutputValues())
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.UNDEFINED);
  }

  @Test
  void doesNotBlameCamerasWhenAllAreSilent() throws Exception {
    flink.setProcessingTime(1000);
    take(LineEvent.of(trigger(TOP, 0)), LineEvent.of(mark(TOP, 100, 1)));

    flink.setProcessingTime(100_000);

    assertThat(side(LineFunction.ALARMS)).isEmpty();
  }

  @Test
  void forgetsALineThatNoRecipeNamesOnceItsPartsHaveTheirVerdict() throws Exception {
    flink.setProcessingTime(1000);
    for (int n = 0; n < 3; n++) {
      Trigger trigger =
          Trigger.newBuilder(trigger(TOP, n)).setLineId("nowhere").setRecipeId("nobody").build();
      take(LineEvent.of(trigger));
    }
    take(
        LineEvent.of(
            PartContext.newBuilder(LineRecords.context(7, "pallet-7"))
                .setLineId("elsewhere")
                .build()));
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    close();
    flink = harness();
    flink.initializeState(snapshot);
    flink.open();

    flink.setProcessingTime(10_000);
    assertThat(flink.numKeyedStateEntries()).isPositive();
    flink.setProcessingTime(100_000);

    assertThat(flink.extractOutputValues())
        .extracting(PartVerdict::getResultEvaluation)
        .containsExactly(
            ResultEvaluation.UNDEFINED, ResultEvaluation.UNDEFINED, ResultEvaluation.UNDEFINED);
    assertThat(side(LineFunction.ROWS)).hasSize(3);
    assertThat(side(LineFunction.LEDGER).stream().mapToLong(LedgerEntry::getTriggered).sum())
        .isEqualTo(3);
    assertThat(flink.numKeyedStateEntries()).isZero();
    assertThat(flink.numProcessingTimeTimers()).isZero();
  }

  @Test
  void endsWithoutOpenInspectionsBooksOrTimers() throws Exception {
    flink.setProcessingTime(1000);
    for (int n = 0; n < 20; n++) {
      take(
          LineEvent.of(trigger(TOP, n)),
          LineEvent.of(trigger(SIDE, n)),
          LineEvent.of(n % 5 == 0 ? notOk(TOP, n, "pit") : ok(TOP, n)),
          LineEvent.of(ok(SIDE, n)));
    }
    take(
        LineEvent.of(mark(TOP, 30_000, 20, 0, CameraStatus.STOPPED)),
        LineEvent.of(mark(SIDE, 30_000, 20, 0, CameraStatus.STOPPED)));
    flink.setProcessingTime(20_000);

    LineState state = state();
    assertThat(openIds()).isEmpty();
    assertThat(flink.numKeyedStateEntries()).isEqualTo(1);
    assertThat(state.books.books).isEmpty();
    assertThat(flink.numProcessingTimeTimers()).isZero();
    assertThat(side(LineFunction.ROWS)).hasSize(20);
    assertThat(side(LineFunction.LEDGER)).allMatch(LedgerEntry::getIsBalanced);
    assertThat(side(LineFunction.LEDGER).stream().mapToLong(LedgerEntry::getTriggered).sum())
        .isEqualTo(40);
  }

  private void take(LineEvent... events) throws Exception {
    for (LineEvent event : events) {
      flink.processElement(new StreamRecord<>(event));
    }
  }

  private <T> List<T> side(OutputTag<T> tag) {
    var records = flink.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  private List<String> openIds() throws Exception {
    KeyedStateBackend<String> backend = flink.getOperator().getKeyedStateBackend();
    backend.setCurrentKey(LINE);
    List<String> ids = new ArrayList<>();
    backend
        .getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            LineFunction.openIdsDescriptor())
        .keys()
        .forEach(ids::add);
    return ids;
  }

  private LineState state() throws Exception {
    KeyedStateBackend<String> backend = flink.getOperator().getKeyedStateBackend();
    backend.setCurrentKey(LINE);
    return backend
        .getPartitionedState(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            LineFunction.stateDescriptor())
        .value();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, LineEvent, PartVerdict> harness()
      throws Exception {
    LineFunction function =
        new LineFunction(
            LineScript.SETTINGS,
            new FixedRecipes(List.of(LineRecords.recipe())),
            Clock.fixed(Instant.parse("2026-03-02T06:10:00.000123Z"), ZoneOffset.UTC));
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new LineOperator(function), LineEvent::lineId, Types.STRING);
  }
}
