package lineside.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ClientSettingsTest {
  private static final long LARGEST_FRAME = FrameLimits.MAX_RECORD_BYTES;

  @Test
  void producerHoldsAtLeastSixteenOfTheLargestFrames() {
    ProducerConfig producer = producer(ClientSettings.frameProducer());

    assertThat(producer.getLong("buffer.memory")).isGreaterThanOrEqualTo(16 * LARGEST_FRAME);
    assertThat(producer.getInt("max.request.size")).isEqualTo((int) LARGEST_FRAME);
  }

  @Test
  void largestFramePassesProducerTopicAndConsumerAlike() {
    int sent = producer(ClientSettings.frameProducer()).getInt("max.request.size");
    int stored = Integer.parseInt(Topic.FRAME.configuration().get("max.message.bytes"));
    ConsumerConfig consumer = consumer(ClientSettings.frameConsumer());

    assertThat(sent).isGreaterThan(FrameLimits.MAX_IMAGE_BYTES).isLessThanOrEqualTo(stored);
    assertThat(consumer.getInt("max.partition.fetch.bytes")).isGreaterThanOrEqualTo(stored);
    assertThat(consumer.getInt("fetch.max.bytes")).isGreaterThanOrEqualTo(stored);
  }

  @Test
  void framesAreSentAtOnceUncompressedAndNeverTwice() {
    ProducerConfig producer = producer(ClientSettings.frameProducer());

    assertThat(producer.getBoolean("enable.idempotence")).isTrue();
    assertThat(producer.getString("acks")).isEqualTo("-1");
    assertThat(producer.getLong("linger.ms")).isZero();
    assertThat(producer.getString("compression.type")).isEqualTo("none");
  }

  @Test
  void smallRecordsAreIdempotentAndCompressedInSmallBatches() {
    ProducerConfig producer = producer(ClientSettings.recordProducer());

    assertThat(producer.getBoolean("enable.idempotence")).isTrue();
    assertThat(producer.getLong("linger.ms")).isEqualTo(2);
    assertThat(producer.getString("compression.type")).isEqualTo("lz4");
  }

  @Test
  void deliveryGivesUpOnlyAfterARequestWasRepeated() {
    ProducerConfig producer = producer(ClientSettings.frameProducer());

    assertThat((long) producer.getInt("delivery.timeout.ms"))
        .isGreaterThan(producer.getInt("request.timeout.ms") + producer.getLong("linger.ms"));
  }

  private static ProducerConfig producer(Map<String, String> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", "localhost:9092");
    all.put("key.serializer", ByteArraySerializer.class);
    all.put("value.serializer", ByteArraySerializer.class);
    return new ProducerConfig(all);
  }

  private static ConsumerConfig consumer(Map<String, String> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", "localhost:9092");
    all.put("key.deserializer", ByteArrayDeserializer.class);
    all.put("value.deserializer", ByteArrayDeserializer.class);
    return new ConsumerConfig(all);
  }
}
