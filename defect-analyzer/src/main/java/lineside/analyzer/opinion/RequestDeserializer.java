package lineside.analyzer.opinion;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as they are: a source that decodes could only drop or fail. */
final class RequestDeserializer implements KafkaRecordDeserializationSchema<RequestRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<RequestRecord> collector) {
    RequestRecord taken = new RequestRecord();
    taken.topic = record.topic();
    taken.partition = record.partition();
    taken.offset = record.offset();
    taken.value = record.value();
    collector.collect(taken);
  }

  @Override
  public TypeInformation<RequestRecord> getProducedType() {
    return TypeInformation.of(RequestRecord.class);
  }
}
