package lineside.schemas.topic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Brings a broker to the catalogue of {@link Topic} and tells where it differs. Never changes or
 * deletes a topic that is there: partitions and retention of a running plant are a person's
 * decision. Thread-safe; the caller owns the {@link Admin} and its timeouts.
 */
public final class TopicAdmin {
  private TopicAdmin() {}

  /**
   * Creates the topics of the catalogue that the broker lacks. May be called again and by several
   * processes at once.
   *
   * @return names of the topics that this call created, in the order of the catalogue
   * @throws IOException when the broker does not answer in the admin's time or refuses
   */
  public static List<String> createAll(Admin admin, short replicationFactor)
      throws IOException, InterruptedException {
    Set<String> present = await("list topics", admin.listTopics().names());
    List<NewTopic> missing =
        Arrays.stream(Topic.values())
            .filter(topic -> !present.contains(topic.topicName()))
            .map(topic -> newTopic(topic, replicationFactor))
            .toList();
    Map<String, KafkaFuture<Void>> created = admin.createTopics(missing).values();
    List<String> names = new ArrayList<>();
    for (NewTopic topic : missing) {
      KafkaFuture<Void> creation = created.get(topic.name());
      if (creation != null && isCreated(topic.name(), creation)) {
        names.add(topic.name());
      }
    }
    return List.copyOf(names);
  }

  /**
   * Differences between broker and catalogue, one readable line each; empty when they agree.
   *
   * @throws IOException when the broker does not answer in the admin's time or refuses
   */
  public static List<String> describe(Admin admin) throws IOException, InterruptedException {
    Set<String> present = await("list topics", admin.listTopics().names());
    List<Topic> known =
        Arrays.stream(Topic.values()).filter(topic -> present.contains(topic.topicName())).toList();
    Map<String, TopicDescription> descriptions =
        await(
            "describe topics",
            admin.describeTopics(known.stream().map(Topic::topicName).toList()).allTopicNames());
    Map<ConfigResource, Config> configurations =
        await(
            "read topic configuration",
            admin.describeConfigs(known.stream().map(TopicAdmin::resource).toList()).all());
    List<String> differences = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      TopicDescription description = descriptions.get(topic.topicName());
      Config configuration = configurations.get(resource(topic));
      if (description == null || configuration == null) {
        differences.add(topic.topicName() + ": missing on the broker");
        continue;
      }
      differences.addAll(differences(topic, description, configuration));
    }
    return List.copyOf(differences);
  }

  private static List<String> differences(
      Topic topic, TopicDescription description, Config configuration) {
    List<String> differences = new ArrayList<>();
    int partitions = description.partitions().size();
    if (partitions != topic.partitions()) {
      differences.add(line(topic, "partitions", topic.partitions(), partitions));
    }
    new TreeMap<>(topic.configuration())
        .forEach(
            (key, wanted) -> {
              ConfigEntry entry = configuration.get(key);
              String actual = entry == null ? "nothing" : entry.value();
              if (!wanted.equals(actual)) {
                differences.add(line(topic, key, wanted, actual));
              }
            });
    return differences;
  }

  private static String line(Topic topic, String what, Object wanted, Object actual) {
    return topic.topicName() + ": " + what + " is " + actual + ", the catalogue says " + wanted;
  }

  private static NewTopic newTopic(Topic topic, short replicationFactor) {
    return new NewTopic(topic.topicName(), topic.partitions(), replicationFactor)
        .configs(topic.configuration());
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
  }

  private static boolean isCreated(String name, KafkaFuture<Void> creation)
      throws IOException, InterruptedException {
    try {
      creation.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw failure("create topic " + name, e);
    }
  }

  private static <T> T await(String what, KafkaFuture<T> answer)
      throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw failure(what, e);
    }
  }

  private static IOException failure(String what, ExecutionException e) {
    return new IOException(what + " failed: " + e.getCause(), e.getCause());
  }
}
