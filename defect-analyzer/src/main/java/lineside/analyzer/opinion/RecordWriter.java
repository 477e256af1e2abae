package lineside.analyzer.opinion;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one topic in the wire format.
 *
 * @param <T> the record type of the topic
 */
final class RecordWriter<T extends SpecificRecordBase>
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final Topic topic;
  private final Key<T> key;
  private transient @Nullable WireFormat wire;
  private transient @Nullable TraceHeaders traces;

  /** The key of a record; travels with the job. */
  @FunctionalInterface
  interface Key<T> extends Function<T, String>, Serializable {}

  RecordWriter(Topic topic, Key<T> key) {
    this.topic = topic;
    this.key = key;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T record, KafkaSinkContext context, @Nullable Long timestamp) {
    if (wire == null || traces == null) {
      wire = new WireFormat();
      traces = TraceHeaders.ofProcess();
    }
    byte[] bytes = key.apply(record).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        topic.topicName(), null, bytes, wire.encode(record), traces.of(record));
  }
}
