package lineside.jobs.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawFrameDeserializerTest {
  private final java.util.List<RawFrame> out = new java.util.ArrayList<>();

  @Test
  void handsOnTheVeryArraysOfTheRecord() {
    byte[] value = {1, 2, 3};
    byte[] trigger = {4, 5};

    read("a-top", value, new RecordHeaders().add("trigger", trigger));

    RawFrame frame = out.get(0);
    assertThat(frame.value()).isSameAs(value);
    assertThat(frame.triggerHeader()).isSameAs(trigger);
    assertThat(frame.cameraId()).isEqualTo("a-top");
    assertThat(frame.coordinates()).isEqualTo("lineside.frame.v1-3@71");
    assertThat(frame.timestampMillis()).isEqualTo(1234L);
  }

  @Test
  void takesRecordsWithoutKeyValueAndHeader() {
    read(null, null, new RecordHeaders());

    RawFrame frame = out.get(0);
    assertThat(frame.value()).isEmpty();
    assertThat(frame.triggerHeader()).isNull();
    assertThat(frame.cameraId()).isEmpty();
  }

  private void read(@Nullable String key, byte @Nullable [] value, Headers headers) {
    new RawFrameDeserializer()
        .deserialize(
            new ConsumerRecord<>(
                "lineside.frame.v1",
                3,
                71L,
                1234L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty()),
            new ListCollector<>(out));
  }
}
