package lineside.jobs.frame;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what the Kafka client read, without looking into it: a source can only drop a record or
 * fail, so bad input is judged by the operator behind it. Never throws.
 */
public final class RawFrameDeserializer implements KafkaRecordDeserializationSchema<RawFrame> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NO_BYTES = {};

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawFrame> out) {
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    out.collect(
        new RawFrame(
            value == null ? NO_BYTES : value,
            triggerHeader(record),
            key == null ? "" : new String(key, StandardCharsets.UTF_8),
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp()));
  }

  private static byte @Nullable [] triggerHeader(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(RawFrame.TRIGGER_HEADER);
    return header == null ? null : header.value();
  }

  @Override
  public TypeInformation<RawFrame> getProducedType() {
    return new RawFrameType();
  }
}
