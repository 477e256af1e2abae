package lineside.analyzer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.PatternMiner;
import lineside.analyzer.mining.PopulationBuilder;
import lineside.analyzer.pattern.Comparison;
import lineside.analyzer.pattern.PatternRecords;
import lineside.analyzer.simulation.Scenarios;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.Pattern;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PatternPublisherTest {
  private static List<Pattern> patterns = List.of();

  @BeforeAll
  static void minePatterns() {
    List<FoundPattern> found =
        PatternMiner.mine(
                PopulationBuilder.of(SimulatedArchive.of(43, 500, Scenarios.demo()).rows()))
            .patterns();
    Comparison comparison = Comparison.of(found, Optional.empty());
    PatternRecords.Statement statement =
        new PatternRecords.Statement(
            "report-9", URI.create("file:///r/index.html"), "EUR", Confirmations.NONE);
    patterns =
        IntStream.range(0, found.size())
            .mapToObj(
                i -> PatternRecords.recordOf(found.get(i), comparison.entries().get(i), statement))
            .toList();
  }

  @Test
  void sendsEveryPatternUnderItsId() throws Exception {
    MockProducer<String, byte[]> broker = broker();

    try (PatternPublisher publisher = new PatternPublisher(broker)) {
      publisher.publish(patterns);
    }

    assertThat(patterns).isNotEmpty();
    assertThat(broker.history())
        .extracting(ProducerRecord::key)
        .containsExactlyElementsOf(patterns.stream().map(Pattern::getPatternId).toList());
    assertThat(broker.history())
        .extracting(ProducerRecord::topic)
        .containsOnly("lineside.pattern.v1");
    assertThat(new WireFormat().decode(broker.history().get(0).value(), Pattern.class))
        .isEqualTo(patterns.get(0));
    assertThat(broker.closed()).isTrue();
  }

  @Test
  void takesBackWhatIsNoLongerFound() throws Exception {
    MockProducer<String, byte[]> broker = broker();

    try (PatternPublisher publisher = new PatternPublisher(broker)) {
      publisher.takeBack(List.of("gone-1", "gone-2"));
    }

    assertThat(broker.history())
        .extracting(ProducerRecord::key)
        .containsExactly("gone-1", "gone-2");
    assertThat(broker.history()).extracting(ProducerRecord::value).containsOnlyNulls();
  }

  @Test
  void saysWhichPatternTheBrokerRefused() {
    MockProducer<String, byte[]> broker = broker();
    broker.sendException = new KafkaException("no room");

    try (PatternPublisher publisher = new PatternPublisher(broker)) {
      assertThatThrownBy(() -> publisher.publish(patterns)).hasMessageContaining("no room");
    }
  }

  private static MockProducer<String, byte[]> broker() {
    return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  }
}
