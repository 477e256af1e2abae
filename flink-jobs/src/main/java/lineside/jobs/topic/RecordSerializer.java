package lineside.jobs.topic;

import java.nio.charset.StandardCharsets;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one outlet: key as the topic says, value in the wire format, the inspection in
 * the header {@code traceparent}.
 *
 * @param <T> the record type of the outlet
 */
public final class RecordSerializer<T extends SpecificRecordBase>
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final Outlet outlet;
  private transient @Nullable WireFormat wire;
  private transient @Nullable TraceHeaders traces;

  /** For one outlet. */
  public RecordSerializer(Outlet outlet) {
    this.outlet = outlet;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    wire = new WireFormat();
    traces = TraceHeaders.ofProcess();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T record, KafkaSinkContext context, @Nullable Long timestamp) {
    if (wire == null || traces == null) {
      wire = new WireFormat();
      traces = TraceHeaders.ofProcess();
    }
    byte[] key = outlet.keyOf(record).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(
        outlet.topic().topicName(), null, key, wire.encode(record), traces.of(record));
  }
}
