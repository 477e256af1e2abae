package lineside.jobs.topic;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as they are: a source that decodes could only drop or fail. */
public final class TopicRecordDeserializer
    implements KafkaRecordDeserializationSchema<TopicRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TopicRecord> out) {
    TopicRecord taken = new TopicRecord();
    taken.topic = record.topic();
    taken.partition = record.partition();
    taken.offset = record.offset();
    taken.timestampMillis = record.timestamp();
    taken.key = record.key();
    taken.value = record.value();
    out.collect(taken);
  }

  @Override
  public TypeInformation<TopicRecord> getProducedType() {
    return TypeInformation.of(TopicRecord.class);
  }
}
