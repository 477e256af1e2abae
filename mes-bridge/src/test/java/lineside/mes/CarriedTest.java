package lineside.mes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of single records, without a broker. */
class CarriedTest {
  private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
  private static final long SENT_AT = 1_772_431_204_480L;

  private final WireFormat wire = new WireFormat();
  private final Carried carried = new Carried(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void jsonOfAMachineBecomesTheAvroThatTheLineReads() throws Exception {
    String json =
        """
        {"lineId": "line-a", "quantity": "coolant-temperature", "unit": "Cel", "value": 31.5,
         "at": 1772431204480}
        """;

    ProducerRecord<byte[], byte[]> sent =
        carried.of(record(Topic.PROCESS_JSON, json.getBytes(UTF_8)));

    assertThat(sent.topic()).isEqualTo(Topic.PROCESS.topicName());
    assertThat(wire.decode(sent.value(), ProcessReading.class).getValue()).isEqualTo(31.5);
  }

  @Test
  void keyTimeAndHeadersAreCarried() {
    ConsumerRecord<byte[], byte[]> record = record(Topic.ALARM, null);
    record.headers().add("traceparent", "00-ab".getBytes(UTF_8));

    ProducerRecord<byte[], byte[]> sent = carried.of(record);

    assertThat(sent.topic()).isEqualTo(Topic.ALARM_JSON.topicName());
    assertThat(sent.key()).isEqualTo("line-a".getBytes(UTF_8));
    assertThat(sent.timestamp()).isEqualTo(SENT_AT);
    assertThat(sent.headers().lastHeader("traceparent").value()).isEqualTo("00-ab".getBytes(UTF_8));
  }

  @Test
  void deletionOfAnAlarmIsCarriedAsOne() {
    assertThat(carried.of(record(Topic.ALARM, null)).value()).isNull();
  }

  @Test
  void whatIsNoMessageBecomesADeadLetterWithItsCoordinates() throws Exception {
    ProducerRecord<byte[], byte[]> sent =
        carried.of(record(Topic.PROCESS_JSON, "{\"line\": 1}".getBytes(UTF_8)));

    assertThat(sent.topic()).isEqualTo(Topic.DEAD_LETTER.topicName());
    assertThat(new String(sent.key(), UTF_8)).isEqualTo("lineside.process.v1.json/2/71");
    DeadLetter letter = wire.decode(sent.value(), DeadLetter.class);
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNREADABLE_MESSAGE);
    assertThat(letter.getDetail()).contains("line");
    assertThat(letter.getRecordedAt()).isEqualTo(NOW);
  }

  @Test
  void nothingFromTheMesIsADeadLetter() {
    assertThat(carried.of(record(Topic.PROCESS_JSON, null)).topic())
        .isEqualTo(Topic.DEAD_LETTER.topicName());
  }

  @Test
  void damagedAvroForTheMesIsADeadLetter() {
    assertThat(carried.of(record(Topic.PART_VERDICT, new byte[] {1, 2, 3})).topic())
        .isEqualTo(Topic.DEAD_LETTER.topicName());
  }

  @Test
  void whatIsCarriedThereAndBackIsTheSame() throws Exception {
    ProcessReading reading =
        ProcessReading.newBuilder()
            .setLineId("line-a")
            .setQuantity("coolant-temperature")
            .setUnit("Cel")
            .setValue(31.5)
            .setAt(NOW)
            .build();
    String json =
        new ObjectMapper()
            .createObjectNode()
            .put("lineId", "line-a")
            .put("quantity", "coolant-temperature")
            .put("unit", "Cel")
            .put("value", 31.5)
            .put("at", NOW.toEpochMilli())
            .toString();

    assertThat(wire.decode(carried.of(record(Topic.PROCESS_JSON, json.getBytes(UTF_8))).value()))
        .isEqualTo(reading);
  }

  @Test
  void aTopicWithoutTwinIsAMistakeOfTheCaller() {
    assertThatThrownBy(() -> carried.of(record(Topic.FRAME, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lineside.frame.v1");
  }

  private static ConsumerRecord<byte[], byte[]> record(Topic topic, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        topic.topicName(),
        2,
        71,
        SENT_AT,
        TimestampType.CREATE_TIME,
        0,
        0,
        "line-a".getBytes(UTF_8),
        value,
        new RecordHeaders(),
        Optional.empty());
  }
}
