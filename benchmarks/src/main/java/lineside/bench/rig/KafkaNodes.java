package lineside.bench.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import lineside.bench.wire.Place;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;

/**
 * A Kafka cluster of real processes in one place, with as many copies of everything as it has
 * nodes, at most three. Used by one thread.
 */
public final class KafkaNodes implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final List<KafkaNode> nodes;
  private final Map<Integer, JavaProcess> processes = new HashMap<>();
  private final Admin admin;

  private KafkaNodes(List<KafkaNode> nodes) {
    this.nodes = List.copyOf(nodes);
    this.admin = Admin.create(Map.of("bootstrap.servers", servers(nodes)));
  }

  /** Starts so many; returns when all are known to each other. */
  public static KafkaNodes start(Place place, int count, Path directory)
      throws IOException, InterruptedException {
    List<KafkaNode.Ports> ports = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ports.add(KafkaNode.Ports.free());
    }
    List<KafkaNode> nodes = new ArrayList<>();
    List<JavaProcess> formatting = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      nodes.add(new KafkaNode(id, place, ports, directoryOf(directory, id)));
      formatting.add(nodes.get(id - 1).format());
    }
    for (JavaProcess one : formatting) {
      if (one.await() != 0) {
        throw new IOException("a node was not formatted, see format.log below " + directory);
      }
    }
    KafkaNodes cluster = new KafkaNodes(nodes);
    boolean isUp = false;
    try {
      cluster.reviveTheDead();
      cluster.awaitNodes();
      isUp = true;
      return cluster;
    } finally {
      if (!isUp) {
        cluster.close();
      }
    }
  }

  /** Directory of a node. */
  private static Path directoryOf(Path directory, int id) {
    return directory.resolve("node-" + id);
  }

  /** Directory of the data of a node of a cluster in a directory. */
  public static Path dataOf(Path directory, int id) {
    return KafkaNode.data(directoryOf(directory, id));
  }

  private static String servers(List<KafkaNode> nodes) {
    return nodes.stream().map(KafkaNode::address).collect(Collectors.joining(","));
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return servers(nodes);
  }

  /** How many. */
  public int count() {
    return nodes.size();
  }

  /** The node that leads the first partition of a topic; the first one while nobody knows. */
  public int leaderOf(String topic) throws InterruptedException {
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(ANSWER.toSeconds(), TimeUnit.SECONDS)
          .values()
          .stream()
          .map(found -> found.partitions().get(0).leader())
          .filter(leader -> leader != null && !leader.isEmpty())
          .mapToInt(Node::id)
          .findFirst()
          .orElse(1);
    } catch (ExecutionException | TimeoutException unknown) {
      return 1;
    }
  }

  /** The process of a node. */
  public JavaProcess process(int id) {
    JavaProcess process = processes.get(id);
    if (process == null) {
      throw new IllegalArgumentException("no node " + id);
    }
    return process;
  }

  /** Ends a node in order and starts it again. */
  public void restartInOrder(int id) throws IOException {
    process(id).close();
    reviveTheDead();
  }

  /** Starts every node that does not run. */
  public void reviveTheDead() throws IOException {
    for (KafkaNode node : nodes) {
      JavaProcess process = processes.get(node.id());
      if (process == null || !process.isAlive()) {
        processes.put(node.id(), node.start());
      }
    }
  }

  /** Waits until the cluster has every node. */
  public void awaitNodes() throws IOException, InterruptedException {
    Patience.await("every broker", START, () -> knownNodes() == nodes.size());
  }

  private int knownNodes() throws InterruptedException {
    try {
      return admin.describeCluster().nodes().get(ANSWER.toSeconds(), TimeUnit.SECONDS).size();
    } catch (ExecutionException | TimeoutException notYet) {
      return 0;
    }
  }

  /** Whether every partition of every topic has all its copies. */
  public boolean isInSync() throws InterruptedException {
    try {
      var names = admin.listTopics().names().get(ANSWER.toSeconds(), TimeUnit.SECONDS);
      return admin
          .describeTopics(names)
          .allTopicNames()
          .get(ANSWER.toSeconds(), TimeUnit.SECONDS)
          .values()
          .stream()
          .allMatch(KafkaNodes::isInSync);
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    }
  }

  private static boolean isInSync(TopicDescription topic) {
    return topic.partitions().stream()
        .allMatch(partition -> partition.isr().size() == partition.replicas().size());
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
    // Controllers that are left alone wait long for a majority: none has anything to say any more.
    for (JavaProcess process : processes.values()) {
      try {
        process.kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
