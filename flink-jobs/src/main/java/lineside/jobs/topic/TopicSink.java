package lineside.jobs.topic;

import java.util.Properties;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.ClientSettings;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * Builds at-least-once sinks of small records; what they write carries ids that tell repetitions.
 */
public final class TopicSink {
  private TopicSink() {}

  /** A sink that sends each record at once: somebody waits for it. */
  public static <T extends SpecificRecordBase> KafkaSink<T> prompt(
      Outlet outlet, String bootstrapServers) {
    return build(outlet, bootstrapServers, "0");
  }

  /** A sink that lets records gather for a few milliseconds. */
  public static <T extends SpecificRecordBase> KafkaSink<T> gathering(
      Outlet outlet, String bootstrapServers) {
    return build(outlet, bootstrapServers, "5");
  }

  private static <T extends SpecificRecordBase> KafkaSink<T> build(
      Outlet outlet, String bootstrapServers, String lingerMillis) {
    Properties properties = new Properties();
    properties.putAll(BrokerAccess.with(ClientSettings.recordProducer()));
    properties.setProperty("linger.ms", lingerMillis);
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setKafkaProducerConfig(properties)
        .setRecordSerializer(new RecordSerializer<T>(outlet))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }
}
