package lineside.jobs.mes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.Map;
import java.util.Set;
import lineside.jobs.line.LineRecords;
import lineside.schemas.record.PartVerdict;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MesWriterTest {
  private final Answers producer = new Answers();
  private final TestProcessingTimeService time = new TestProcessingTimeService();

  @BeforeEach
  void takeTheId() {
    producer.initTransactions();
  }

  @Test
  void commitsAfterAMomentWithoutACheckpoint() throws Exception {
    MesWriter writer = writer(Set.of());
    writer.write(LineRecords.verdict(1, 0), null);
    writer.write(LineRecords.verdict(2, 0), null);
    assertThat(producer.history()).isEmpty();

    time.advance(200);

    assertThat(producer.history()).hasSize(2);
    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatTheMesHas() throws Exception {
    PartVerdict there = LineRecords.verdict(1, 0);
    MesWriter writer = writer(Set.of(there.getVerdictId()));

    writer.write(there, null);
    writer.write(LineRecords.verdict(1, 1), null);
    writer.flush(false);

    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void recordsHowFarTheTopicIsWrittenOnlyWhenItIs() throws Exception {
    MesWriter writer = writer(Set.of());
    writer.write(LineRecords.verdict(1, 0), null);
    assertThat(writer.snapshotState(1)).containsExactly(new TopicPlaces(Map.of(0, 0L)));

    writer.flush(false);

    assertThat(writer.snapshotState(2)).containsExactly(new TopicPlaces(Map.of(0, 1L)));
  }

  @Test
  void asksOnceMoreHowACommitEnded() throws Exception {
    MesWriter writer = writer(Set.of());
    writer.write(LineRecords.verdict(1, 0), null);
    producer.unanswered = 1;

    writer.flush(false);

    assertThat(producer.commitCount()).isEqualTo(1);
  }

  @Test
  void endsTheTaskWhenItIsNotToldHowACommitEnded() {
    MesWriter writer = writer(Set.of());
    writer.write(LineRecords.verdict(1, 0), null);
    producer.unanswered = 2;

    assertThatIOException()
        .isThrownBy(() -> writer.flush(false))
        .withMessageContaining("is not known");
  }

  private MesWriter writer(Set<String> delivered) {
    return new MesWriter(
        producer,
        new DeliveredVerdicts(delivered, new TopicPlaces(Map.of(0, 0L))),
        time,
        new SimpleCounter());
  }

  /** A broker that leaves some commits without an answer. */
  private static final class Answers extends MockProducer<byte[], byte[]> {
    private int unanswered;

    Answers() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void commitTransaction() {
      if (unanswered > 0) {
        unanswered--;
        throw new TimeoutException("no answer");
      }
      super.commitTransaction();
    }
  }
}
