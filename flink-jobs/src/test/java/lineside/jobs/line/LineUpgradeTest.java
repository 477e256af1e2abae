package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.mark;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.InspectionJob;
import lineside.jobs.JobRun;
import lineside.jobs.recipe.FixedRecipes;
import lineside.jobs.upgrade.OlderSavepoint;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.PartVerdict;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line operator with the state that an older version left in the middle of a line. */
class LineUpgradeTest {
  private KeyedOneInputStreamOperatorTestHarness<String, LineEvent, PartVerdict> flink;

  @BeforeEach
  void restore() throws Exception {
    OperatorSubtaskState state =
        AbstractStreamOperatorTestHarness.repackageState(
            OlderSavepoint.of("inspection")
                .operator(InspectionJob.LINE_UID)
                .getStates()
                .toArray(OperatorSubtaskState[]::new));
    flink =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new LineOperator(
                new LineFunction(
                    LineSettings.defaults(),
                    new FixedRecipes(List.of(LineRecords.recipe())),
                    Clock.fixed(Instant.parse("2026-03-02T06:10:00Z"), ZoneOffset.UTC))),
            LineEvent::lineId,
            Types.STRING,
            JobRun.MAX_PARALLELISM,
            1,
            0);
    flink.setup();
    flink.initializeState(state);
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  @Test
  void givesOpenPartsTheirVerdictFromWhatWasKnownOfThem() throws Exception {
    take(
        LineEvent.of(ok(SIDE, 12)),
        LineEvent.of(ok(TOP, 13)),
        LineEvent.of(trigger(SIDE, 13)),
        LineEvent.of(ok(SIDE, 13)));

    assertThat(flink.extractOutputValues())
        .extracting(verdict -> verdict.getPartId() + " " + verdict.getResultEvaluation())
        .containsExactly("part-12 NOT_OK", "part-13 OK");
  }

  @Test
  void knowsThePartsThatHaveTheirVerdict() throws Exception {
    take(LineEvent.of(trigger(TOP, 3)), LineEvent.of(ok(TOP, 3)), LineEvent.of(ok(SIDE, 3)));

    assertThat(flink.extractOutputValues()).isEmpty();
  }

  @Test
  void closesBooksInWhichNothingIsMissing() throws Exception {
    take(
        LineEvent.of(ok(SIDE, 12)),
        LineEvent.of(ok(TOP, 13)),
        LineEvent.of(trigger(SIDE, 13)),
        LineEvent.of(ok(SIDE, 13)),
        LineEvent.of(trigger(TOP, 14)),
        LineEvent.of(ok(TOP, 14)),
        LineEvent.of(trigger(SIDE, 14)),
        LineEvent.of(ok(SIDE, 14)),
        LineEvent.of(mark(TOP, 90_000, 15, 1, CameraStatus.STOPPED)),
        LineEvent.of(mark(SIDE, 90_000, 15, 0, CameraStatus.STOPPED)));

    assertThat(flink.extractOutputValues())
        .filteredOn(verdict -> verdict.getPartId().equals("part-14"))
        .extracting(verdict -> verdict.getContext().getPalletId())
        .containsExactly("pallet-9");
    List<LedgerEntry> books = new ArrayList<>();
    flink.getSideOutput(LineFunction.LEDGER).forEach(record -> books.add(record.getValue()));
    assertThat(books).allMatch(LedgerEntry::getIsBalanced);
    assertThat(books.stream().mapToLong(LedgerEntry::getTriggered).sum()).isEqualTo(30);
  }

  private void take(LineEvent... events) throws Exception {
    for (LineEvent event : events) {
      flink.processElement(new StreamRecord<>(event));
    }
  }
}
