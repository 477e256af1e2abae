package lineside.analyzer.opinion;

import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Requests for a second opinion in, answers of the large model out. A job of its own, so that it
 * may run on other machines; no line waits for it longer than its parts' deadlines.
 */
public final class SecondOpinionJob {
  /** Name under which the job shows. */
  public static final String NAME = "lineside-second-opinion";

  private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(2);
  private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
  private static final int RESTARTS = 1000;

  private SecondOpinionJob() {}

  /**
   * Wires the job into {@code env} and sets the environment up for it.
   *
   * @param clock wall clock; must be serializable
   */
  public static void build(
      StreamExecutionEnvironment env, SecondOpinionConfig config, Clock clock) {
    apply(env, config);
    SingleOutputStreamOperator<SecondOpinionAnswer> answers =
        env.fromSource(source(config.kafka()), WatermarkStrategy.noWatermarks(), "requests")
            .uid("request-source")
            .process(new AnswerRequests(config, clock))
            .uid("large-model")
            .name("large-model");
    answers
        .sinkTo(
            sink(
                config.kafka(),
                new RecordWriter<>(Topic.OPINION_ANSWER, SecondOpinionAnswer::getLineId)))
        .uid("answer-sink")
        .name("answer-sink");
    answers
        .getSideOutput(AnswerRequests.DEAD_LETTERS)
        .sinkTo(
            sink(
                config.kafka(),
                new RecordWriter<>(Topic.DEAD_LETTER, SecondOpinionJob::coordinatesOf)))
        .uid("dead-letter-sink")
        .name("dead-letter-sink");
  }

  private static String coordinatesOf(DeadLetter letter) {
    return letter.getSourceTopic()
        + "/"
        + letter.getSourcePartition()
        + "/"
        + letter.getSourceOffset();
  }

  private static void apply(StreamExecutionEnvironment env, SecondOpinionConfig config) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.checkpointInterval());
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, config.checkpoints().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
    env.configure(settings);
    env.setParallelism(1);
  }

  @SuppressWarnings("deprecation") // The connector takes the client's old enumeration and no other.
  private static KafkaSource<RequestRecord> source(SecondOpinionConfig.Kafka kafka) {
    return KafkaSource.<RequestRecord>builder()
        .setBootstrapServers(kafka.bootstrapServers())
        .setGroupId(kafka.groupId() + "-second-opinion")
        .setTopics(Topic.OPINION_REQUEST.topicName())
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(new RequestDeserializer())
        .setProperties(BrokerAccess.properties())
        .setProperty("isolation.level", "read_uncommitted")
        .setProperty("fetch.max.wait.ms", "20")
        .build();
  }

  private static <T extends SpecificRecordBase> KafkaSink<T> sink(
      SecondOpinionConfig.Kafka kafka, RecordWriter<T> writer) {
    Properties properties = new Properties();
    properties.putAll(BrokerAccess.with(ClientSettings.recordProducer()));
    properties.setProperty("linger.ms", "0");
    return KafkaSink.<T>builder()
        .setBootstrapServers(kafka.bootstrapServers())
        .setKafkaProducerConfig(properties)
        .setRecordSerializer(writer)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .build();
  }
}
