package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.identity.Identities;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a reader of a topic sees, one record a line: where it stands, its key, its size. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description =
        "Prints where each record of TOPIC stands, its key and its size, from the beginning and as"
            + " a read_committed consumer sees them: what is in an open transaction is not there"
            + " yet. Takes part in no consumer group.")
final class WatchTopicCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TOPIC", description = "For example lineside.verdict.part.v1.")
  private String topic;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The broker.")
  private String servers;

  @Option(
      names = "--count",
      defaultValue = "1",
      paramLabel = "N",
      description = "Ends after that many records (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      paramLabel = "N",
      description = "Gives up after that long, with 1 (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--hash",
      description = "Says the SHA-256 of each value, too: whether two brokers hold the same.")
  private boolean isHashed;

  @Override
  public Integer call() throws Exception {
    if (count < 1 || seconds < 1) {
      throw new BadConfigurationException("--count and --seconds must be at least 1");
    }
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers);
    settings.put("client.id", "lineside-watch");
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    settings.put("allow.auto.create.topics", "false");
    settings.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            BrokerAccess.with(settings),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return watch(consumer);
    } catch (KafkaException refused) {
      throw new RunFailedException("topic " + topic + " does not read: " + refused.getMessage());
    }
  }

  private int watch(KafkaConsumer<byte[], byte[]> consumer) {
    long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, Duration.ofSeconds(seconds)).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    PrintWriter out = spec.commandLine().getOut();
    int seen = 0;
    while (seen < count && System.nanoTime() - deadlineNanos < 0) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (seen++ < count) {
          out.printf(
              "%s-%d@%d %s %d bytes%s%n",
              topic,
              record.partition(),
              record.offset(),
              text(record.key()),
              Math.max(0, record.serializedValueSize()),
              isHashed && record.value() != null ? " " + Identities.sha256Hex(record.value()) : "");
        }
      }
    }
    return seen >= count ? 0 : 1;
  }

  private static String text(byte @Nullable [] key) {
    return key == null ? "-" : new String(key, StandardCharsets.UTF_8);
  }
}
