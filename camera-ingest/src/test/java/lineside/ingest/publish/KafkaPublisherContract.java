package lineside.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Trigger;
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
  void namesTheInspectionInTheHeaderOfTriggerFrameAndLossAlike() throws Exception {
    Answer last = new Answer();
    publisher.publishTrigger(TestMessages.trigger(71), new Answer());
    publisher.publishFrame(
        TestMessages.frame(71, new byte[] {1}), TestMessages.trigger(71), new Answer());
    publisher.publishLoss(TestMessages.loss(71), last);
    assertThat(last.get()).isEqualTo(ACKNOWLEDGED);
    for (Topic topic : List.of(Topic.TRIGGER, Topic.FRAME, Topic.LOSS)) {
      received(topic, 1);
    }

    Trigger trigger = TestMessages.trigger(71);
    String inspection =
        Identities.inspectionId(trigger.getLineId(), trigger.getPartId(), trigger.getAttempt());
    List<String> traces =
        Stream.of(Topic.TRIGGER, Topic.FRAME, Topic.LOSS)
            .flatMap(
                topic ->
                    Objects.requireNonNull(readers.get(topic), "topic is read").traces().stream())
            .toList();

    assertThat(traces)
        .hasSize(3)
        .doesNotHaveDuplicates()
        .allMatch(trace -> trace.startsWith("00-" + inspection + "-"));
  }

  @Test
  void findsTheTopicsAsTheCatalogueHasThem() throws Exception {
    try (Admin admin = admin(bootstrapServers())) {
      assertThat(TopicAdmin.describe(admin)).isEmpty();
    }
  }
}
