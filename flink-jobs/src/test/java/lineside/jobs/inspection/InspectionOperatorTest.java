package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.jobs.line.LineEvent.Kind;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.frame.Picture;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

class InspectionOperatorTest {
  @Test
  void judgesWhenTheBatchIsFull() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(2)) {
      inspection.take(TestFrames.top(0, 0.1));
      List<LineEvent> before = inspection.heard();
      inspection.take(TestFrames.top(1, 0.2));

      assertThat(before).isEmpty();
      assertThat(inspection.heard()).hasSize(2);
      assertThat(inspection.judge.batches).containsExactly(2);
    }
  }

  @Test
  void judgesWhenTheOldestViewHasWaitedForTheDeadline() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8)) {
      inspection.flink.setProcessingTime(100);
      inspection.take(TestFrames.top(0, 0.1));
      inspection.flink.setProcessingTime(105);
      inspection.take(TestFrames.top(1, 0.2));
      inspection.flink.setProcessingTime(107);
      List<LineEvent> early = inspection.heard();
      inspection.flink.setProcessingTime(108);

      assertThat(early).isEmpty();
      assertThat(inspection.heard()).hasSize(2);
      assertThat(inspection.flink.getProcessingTimeService().getNumActiveTimers()).isZero();
    }
  }

  @Test
  void countsTheDeadlineOfTheNextBatchFromItsOwnOldestView() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(2)) {
      inspection.flink.setProcessingTime(100);
      inspection.take(TestFrames.top(0, 0.1), TestFrames.top(1, 0.1));
      inspection.flink.setProcessingTime(104);
      inspection.take(TestFrames.top(2, 0.1));
      inspection.flink.setProcessingTime(110);
      int atOldDeadline = inspection.heard().size();
      inspection.flink.setProcessingTime(112);

      assertThat(atOldDeadline).isEqualTo(2);
      assertThat(inspection.heard()).hasSize(1);
    }
  }

  @Test
  void emptiesTheBatchBeforeACheckpointBarrierAndKeepsNoState() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8)) {
      inspection.take(TestFrames.top(0, 0.1));

      OperatorSubtaskState state = inspection.checkpoint();

      assertThat(inspection.heard()).hasSize(1);
      assertThat(state.hasState()).isFalse();
    }
  }

  @Test
  void checkpointDoesNotGrowWithTheFrame() throws Exception {
    long small = checkpointBytes(64, 48);
    long large = checkpointBytes(1920, 1080);

    assertThat(large).isEqualTo(small).isZero();
  }

  private static long checkpointBytes(int widthPx, int heightPx) throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8)) {
      Trigger trigger = TestFrames.trigger(TestFrames.TOP, 5);
      byte[] png = TestFrames.noise(5, 0.1, widthPx, heightPx);
      inspection.take(TestFrames.raw(TestFrames.frame(trigger, png), trigger));
      return inspection.checkpoint().getStateSize();
    }
  }

  @Test
  void emptiesTheBatchBeforeAWatermarkAndAtTheEnd() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8)) {
      inspection.take(TestFrames.top(0, 0.1));
      inspection.flink.processWatermark(new Watermark(5));
      int atWatermark = inspection.heard().size();
      inspection.take(TestFrames.top(1, 0.1));
      inspection.flink.endInput();

      assertThat(atWatermark).isEqualTo(1);
      assertThat(inspection.heard()).hasSize(1);
      assertThat(inspection.flink.getOutput().toArray()[1]).isEqualTo(new Watermark(5));
    }
  }

  @Test
  void letsAMarkThroughOnlyAfterTheFramesBeforeIt() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8)) {
      inspection.take(TestFrames.top(0, 0.1), TestFrames.mark(TestFrames.TOP, 1));

      assertThat(inspection.heard())
          .extracting(LineEvent::kind)
          .containsExactly(Kind.VIEW, Kind.MARK);
    }
  }

  @Test
  void keepsTheOrderOfArrivalWhenOneInTheMiddleNeedsNoModel() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(3)) {
      Trigger dark = TestFrames.trigger(TestFrames.TOP, 1);
      inspection.take(
          TestFrames.top(0, 0.1),
          TestFrames.raw(TestFrames.frame(dark, TestFrames.flat(3, 160, 128)), dark),
          TestFrames.top(2, 0.2));
      List<LineEvent> before = inspection.heard();
      inspection.take(TestFrames.top(3, 0.9));

      assertThat(before).isEmpty();
      assertThat(inspection.views())
          .extracting(ViewVerdict::getSequence)
          .containsExactly(0L, 1L, 2L, 3L);
    }
  }

  @Test
  void saysOkWithModelThresholdsAndTimesAndNoEvidence() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1)) {
      inspection.take(TestFrames.top(7, 0.35));

      ViewVerdict verdict = inspection.verdict();

      assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.OK);
      assertThat(verdict.getUndefinedReason()).isEqualTo(UndefinedReason.NONE);
      assertThat(verdict.getViewId()).isEqualTo(TestFrames.trigger(TestFrames.TOP, 7).getViewId());
      assertThat(verdict.getStationId()).isEqualTo("a1");
      assertThat(verdict.getScore()).isEqualTo(0.35f);
      assertThat(verdict.getThreshold()).isEqualTo(0.6f);
      assertThat(verdict.getUndecidableFrom()).isEqualTo(0.4f);
      assertThat(verdict.getModelSha256()).isEqualTo("ab".repeat(32));
      assertThat(verdict.getProvider()).isEqualTo("cpu");
      assertThat(verdict.getWidthPx()).isEqualTo(160);
      assertThat(verdict.getHeightPx()).isEqualTo(128);
      assertThat(verdict.getAcquiredAtMicros()).isEqualTo(1_772_431_200_000_777L);
      assertThat(verdict.getEvaluatedAtMicros()).isEqualTo(1_772_431_800_000_123L);
      assertThat(verdict.getDecodeMicros()).isNotNull();
      assertThat(verdict.getInferMicros()).isNotNull();
      assertThat(verdict.getBatchSize()).isEqualTo(1);
      assertThat(verdict.getFindings()).isEmpty();
      assertThat(inspection.evidence.contents).isEmpty();
    }
  }

  @Test
  void storesTheEvidenceThatAFlaggedViewNames() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1)) {
      inspection.take(TestFrames.top(7, 0.9));

      ViewVerdict verdict = inspection.verdict();

      assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_OK);
      assertThat(inspection.evidence.contents)
          .containsOnlyKeys(
              verdict.getFindings().get(0).getEvidenceSha256(), verdict.getEvidenceSha256());
    }
  }

  @Test
  void failsWithoutAVerdictWhenEvidenceCannotBeStored() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(2)) {
      inspection.evidence.isFull = true;
      inspection.take(TestFrames.top(7, 0.9));

      assertThatThrownBy(() -> inspection.take(TestFrames.top(8, 0.1)))
          .isInstanceOf(IOException.class)
          .hasMessage("no space left");

      assertThat(inspection.heard()).isEmpty();
      assertThat(inspection.judge.shown).hasSize(2).allMatch(Picture::isClosed, "closed");
    }
  }

  @Test
  void saysNotDecidableInsideTheBand() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(1)) {
      inspection.take(TestFrames.top(7, 0.45));

      ViewVerdict verdict = inspection.verdict();

      assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_DECIDABLE);
      assertThat(verdict.getFindings()).hasSize(1);
    }
  }

  @Test
  void saysUndefinedWithoutScoreWhenThePictureIsNoEvidence() throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(8)) {
      Trigger trigger = TestFrames.trigger(TestFrames.TOP, 4);
      RawFrame dark =
          TestFrames.raw(TestFrames.frame(trigger, TestFrames.flat(3, 160, 128)), trigger);

      inspection.take(dark);

      ViewVerdict verdict = inspection.verdict();
      assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.UNDEFINED);
      assertThat(verdict.getUndefinedReason()).isEqualTo(UndefinedReason.IMAGE_QUALITY);
      assertThat(verdict.getDetail()).startsWith("dark: mean level 3.0");
      assertThat(verdict.getScore()).isNull();
      assertThat(verdict.getModelSha256()).isNull();
      assertThat(verdict.getWidthPx()).isEqualTo(160);
      assertThat(inspection.deadLetters()).isEmpty();
    }
  }

  @Test
  void dropsWhatWaitsAndClosesTheModelWhenItIsCancelled() throws Exception {
    InspectionHarness inspection = new InspectionHarness(8);
    inspection.take(TestFrames.top(0, 0.1));

    inspection.flink.getOperator().close();

    assertThat(inspection.judge.isClosed).isTrue();
    assertThat(inspection.heard()).isEmpty();
  }
}
