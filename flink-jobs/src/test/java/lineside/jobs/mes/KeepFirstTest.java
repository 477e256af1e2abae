package lineside.jobs.mes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import lineside.jobs.line.LineRecords;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class KeepFirstTest {
  @Test
  void passesEachVerdictOnceAndEveryRevision() throws Exception {
    try (var flink = harness()) {
      flink.open();

      for (PartVerdict verdict :
          List.of(verdict(1, 0), verdict(1, 0), verdict(2, 0), verdict(1, 1), verdict(1, 0))) {
        flink.processElement(new StreamRecord<>(verdict));
      }

      assertThat(flink.extractOutputValues())
          .extracting(PartVerdict::getVerdictId)
          .containsExactly(
              verdict(1, 0).getVerdictId(),
              verdict(2, 0).getVerdictId(),
              verdict(1, 1).getVerdictId());
    }
  }

  @Test
  void recognisesARepetitionAfterARestart() throws Exception {
    OperatorSubtaskState snapshot;
    try (var flink = harness()) {
      flink.open();
      flink.processElement(new StreamRecord<>(verdict(1, 0)));
      snapshot = flink.snapshot(1, 1);
    }
    try (var flink = harness()) {
      flink.initializeState(snapshot);
      flink.open();

      flink.processElement(new StreamRecord<>(verdict(1, 0)));

      assertThat(flink.extractOutputValues()).isEmpty();
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, PartVerdict, PartVerdict> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new KeepFirst(Duration.ofHours(1))),
        PartVerdict::getInspectionId,
        Types.STRING);
  }

  static PartVerdict verdict(long n, int revision) {
    String inspectionId = Identities.inspectionId(LineRecords.LINE, "part-" + n, 1);
    return PartVerdict.newBuilder()
        .setVerdictId(Identities.verdictId(inspectionId, revision))
        .setInspectionId(inspectionId)
        .setRevision(revision)
        .setSupersedes(null)
        .setRevisionReason("")
        .setLineId(LineRecords.LINE)
        .setPartId("part-" + n)
        .setAttempt(1)
        .setRecipeId(LineRecords.RECIPE)
        .setResultEvaluation(ResultEvaluation.OK)
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(List.of())
        .setMissingCameras(List.of())
        .setContext(null)
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(LineRecords.at(LineRecords.TOP, n))
        .setDecidedAt(LineRecords.at(LineRecords.TOP, n))
        .setAcquiredAtMicros(null)
        .setDecidedAtMicros(1L)
        .build();
  }
}
