package lineside.jobs.topic;

import java.nio.charset.StandardCharsets;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one outlet: key as the topic says, value in the wire format.
 *
 * @param <T> the record type of the outlet
 */
public final class RecordSerializer<T extends SpecificRecordBase>
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final Outlet outlet;
  private transient @Nullable WireFormat wire;

  /** For one outlet. */
  public RecordSerializer(Outlet outlet) {
    this.outlet = outlet;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    wire = new WireFormat();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T record, KafkaSinkContext context, @Nullable Long timestamp) {
    if (wire == null) {
      wire = new WireFormat();
    }
    byte[] key = outlet.of(record).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(outlet.topic().topicName(), key, wire.encode(record));
  }
}
