package lineside.deploy.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lineside.schemas.topic.Topic;
import lineside.testbroker.TestBroker;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker tells, by the rules that its agent has, what dashboard and alert rules ask for. */
class BrokerMetricsIT {
  private static final Path DEPLOY = Path.of("..");
  private static final Pattern METRIC = Pattern.compile("\\blineside_broker_[a-z0-9_]+");

  @TempDir Path dir;

  @Test
  void aBrokerTellsWhatDashboardAndAlertRulesAskFor() throws Exception {
    try (TestBroker broker = TestBroker.start(dir)) {
      broker.createTopics();
      passOneMessage(broker.bootstrapServers());
      PrometheusRegistry registry = new PrometheusRegistry();
      new JmxCollector(DEPLOY.resolve("metrics/broker.yml").toFile()).register(registry);

      Set<String> asked = asked();
      assertThat(asked).hasSizeGreaterThan(10);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(told(registry)).containsAll(asked));
    }
  }

  private static Set<String> asked() throws IOException {
    Set<String> asked = namesIn(Files.readString(DEPLOY.resolve("metrics/alerts.yml")));
    new ObjectMapper()
        .readTree(DEPLOY.resolve("grafana/broker.json").toFile())
        .findValues("expr")
        .forEach(expression -> asked.addAll(namesIn(expression.asText())));
    return asked;
  }

  private static Set<String> told(PrometheusRegistry registry) {
    return registry.scrape().stream()
        .filter(metric -> !metric.getDataPoints().isEmpty())
        .map(BrokerMetricsIT::exposed)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String exposed(MetricSnapshot metric) {
    String name = metric.getMetadata().getPrometheusName();
    return metric instanceof CounterSnapshot ? name + "_total" : name;
  }

  private static Set<String> namesIn(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void passOneMessage(String servers) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", servers);
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      String topic = Topic.AUDIT.topicName();
      producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {2})).get();
      List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      await().until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
    }
  }
}
