package lineside.ingest.publish;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The publisher contract against the Kafka image that a plant runs: producer, topic and consumer
 * settings let the largest frame through, refuse a larger one, and every message decodes.
 */
@ExtendWith(LoudSkip.class)
@Testcontainers(disabledWithoutDocker = true)
class FrameTopicContainerIT extends KafkaPublisherContract {
  private static final String IMAGE = "apache/kafka:4.2.1";

  @Container static final KafkaContainer KAFKA = new KafkaContainer(IMAGE);

  @BeforeAll
  static void createTopics() throws Exception {
    createTopics(KAFKA.getBootstrapServers());
  }

  @Override
  String bootstrapServers() {
    return KAFKA.getBootstrapServers();
  }
}
