package lineside.console.feed;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Asks whether the broker answers and what is on it. Used by one thread. */
final class BrokerWatch implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 4;

  private final Admin admin;

  BrokerWatch(FeedConfig config) {
    this.admin = Admin.create(config.admin());
  }

  /**
   * Id of the cluster.
   *
   * @throws TimeoutException when nobody answers in time
   * @throws ExecutionException when the broker refuses
   */
  String clusterId() throws InterruptedException, ExecutionException, TimeoutException {
    return admin.describeCluster().clusterId().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Partitions of those of the topics that exist. */
  Set<TopicPartition> partitions(List<String> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> present =
        new HashSet<>(admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    present.retainAll(topics);
    Map<String, TopicDescription> described =
        admin.describeTopics(present).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Set<TopicPartition> partitions = new HashSet<>();
    described.forEach(
        (name, topic) ->
            topic
                .partitions()
                .forEach(info -> partitions.add(new TopicPartition(name, info.partition()))));
    return partitions;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
