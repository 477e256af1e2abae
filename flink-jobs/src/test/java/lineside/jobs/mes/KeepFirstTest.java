package lineside.jobs.mes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import lineside.jobs.line.LineRecords;
import lineside.schemas.record.PartVerdict;
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
          List.of(
              LineRecords.verdict(1, 0),
              LineRecords.verdict(1, 0),
              LineRecords.verdict(2, 0),
              LineRecords.verdict(1, 1),
              LineRecords.verdict(1, 0))) {
        flink.processElement(new StreamRecord<>(verdict));
      }

      assertThat(flink.extractOutputValues())
          .extracting(PartVerdict::getVerdictId)
          .containsExactly(
              LineRecords.verdict(1, 0).getVerdictId(),
              LineRecords.verdict(2, 0).getVerdictId(),
              LineRecords.verdict(1, 1).getVerdictId());
    }
  }

  @Test
  void recognisesARepetitionAfterARestart() throws Exception {
    OperatorSubtaskState snapshot;
    try (var flink = harness()) {
      flink.open();
      flink.processElement(new StreamRecord<>(LineRecords.verdict(1, 0)));
      snapshot = flink.snapshot(1, 1);
    }
    try (var flink = harness()) {
      flink.initializeState(snapshot);
      flink.open();

      flink.processElement(new StreamRecord<>(LineRecords.verdict(1, 0)));

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
}
