package lineside.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The publisher contract against a broker whose topics are those of the catalogue. */
abstract class KafkaPublisherContract extends FramePublisherContract {
  private final Map<Topic, TopicReader> readers = new EnumMap<>(Topic.class);
  private KafkaFramePublisher publisher;

  abstract String bootstrapServers();

  static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  static void createTopics(String bootstrapServers) throws IOException, InterruptedException {
    try (Admin admin = admin(bootstrapServers)) {
      TopicAdmin.createAll(admin, (short) 1);
    }
  }

  @BeforeEach
  void openClients() {
    for (Topic topic : List.of(Topic.TRIGGER, Topic.FRAME, Topic.CAMERA, Topic.LOSS)) {
      readers.put(topic, TopicReader.atTheEnd(bootstrapServers(), topic));
    }
    publisher = KafkaFramePublisher.open(bootstrapServers());
  }

  @AfterEach
  void closeClients() {
    publisher.close();
    readers.values().forEach(TopicReader::close);
  }

  @Override
  FramePublisher publisher() {
    return publisher;
  }

  @Override
  List<Sent> received(Topic topic, int count) {
    TopicReader reader = readers.get(topic);
    return reader == null ? List.of() : reader.read(count);
  }

  @Test
  void findsTheTopicsAsTheCatalogueHasThem() throws Exception {
    try (Admin admin = admin(bootstrapServers())) {
      assertThat(TopicAdmin.describe(admin)).isEmpty();
    }
  }
}
