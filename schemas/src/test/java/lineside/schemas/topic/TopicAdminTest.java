package lineside.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against the in-memory admin client that Kafka publishes for tests. */
class TopicAdminTest {
  private static final short ONE_REPLICA = 1;

  private final MockAdminClient admin = new MockAdminClient.Builder().numBrokers(1).build();

  @AfterEach
  void close() {
    admin.close();
  }

  @Test
  void createsEveryTopicOfTheCatalogueAsDescribedThere() throws Exception {
    List<String> created = TopicAdmin.createAll(admin, ONE_REPLICA);

    assertThat(created)
        .containsExactlyElementsOf(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
    assertThat(TopicAdmin.describe(admin)).isEmpty();
  }

  @Test
  void createsOnlyWhatIsMissingWhenCalledAgain() throws Exception {
    admin.createTopics(List.of(new NewTopic("lineside.frame.v1", 2, ONE_REPLICA))).all().get();

    List<String> first = TopicAdmin.createAll(admin, ONE_REPLICA);
    List<String> second = TopicAdmin.createAll(admin, ONE_REPLICA);

    assertThat(first).hasSize(Topic.values().length - 1).doesNotContain("lineside.frame.v1");
    assertThat(second).isEmpty();
  }

  @Test
  void namesMissingTopicsAndTopicsWithOtherPartitionsOrConfiguration() throws Exception {
    TopicAdmin.createAll(admin, ONE_REPLICA);
    admin.deleteTopics(List.of("lineside.frame.v1", "lineside.loss.v1")).all().get();
    admin
        .createTopics(
            List.of(
                new NewTopic("lineside.frame.v1", 2, ONE_REPLICA)
                    .configs(withMaximumMessageBytes("1048588"))))
        .all()
        .get();

    assertThat(TopicAdmin.describe(admin))
        .containsExactly(
            "lineside.frame.v1: partitions is 2, the catalogue says 4",
            "lineside.frame.v1: max.message.bytes is 1048588, the catalogue says 17825792",
            "lineside.loss.v1: missing on the broker");
  }

  @Test
  void leavesExistingTopicsAsTheyAre() throws Exception {
    admin.createTopics(List.of(new NewTopic("lineside.frame.v1", 2, ONE_REPLICA))).all().get();

    TopicAdmin.createAll(admin, ONE_REPLICA);

    assertThat(TopicAdmin.describe(admin))
        .contains("lineside.frame.v1: partitions is 2, the catalogue says 4");
  }

  @Test
  void saysWhatFailedWhenTheBrokerDoesNotAnswer() {
    admin.timeoutNextRequest(1);

    assertThatThrownBy(() -> TopicAdmin.createAll(admin, ONE_REPLICA))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("list topics failed");
  }

  private static Map<String, String> withMaximumMessageBytes(String bytes) {
    Map<String, String> configuration = new HashMap<>(Topic.FRAME.configuration());
    configuration.put("max.message.bytes", bytes);
    return configuration;
  }
}
