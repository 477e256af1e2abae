package lineside.analyzer.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FeedbackTopicTest {
  private static final String TOPIC = Topic.FEEDBACK.topicName();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  @Test
  void readsFromTheBeginningToTheEndAndCountsWhatItCanNotRead() {
    MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 3L));
    Feedback said =
        Feedback.newBuilder()
            .setFeedbackId("f-1")
            .setLineId("line-a")
            .setPartId("A-1")
            .setAttempt(1)
            .setOccasion(FeedbackOccasion.REJECT_BIN)
            .setIsDefective(true)
            .setPerson("inspector")
            .setAt(Instant.parse("2026-03-02T09:00:00Z"))
            .build();
    consumer.schedulePollTask(
        () -> {
          consumer.addRecord(
              new ConsumerRecord<>(TOPIC, 0, 0, "A-1", new WireFormat().encode(said)));
          consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 1, "A-2", new byte[] {1, 2, 3}));
          consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 2, "A-3", null));
        });

    try (FeedbackTopic topic = new FeedbackTopic(consumer)) {
      assertThat(topic.read()).containsExactly(said);
      assertThat(topic.unreadableMessages()).isEqualTo(2);
    }
    assertThat(consumer.closed()).isTrue();
  }
}
