package lineside.bench.plant;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** The topics of a benchmark's broker. Thread-safe. */
public final class Topics implements AutoCloseable {
  /** Where the baseline writes what it found. */
  public static final String BASELINE = "bench.results";

  private final Admin admin;

  /** Creates the topics of the catalogue and that of the baseline. */
  public static Topics create(String bootstrapServers)
      throws IOException, InterruptedException, ExecutionException {
    return create(bootstrapServers, (short) 1);
  }

  /** The same with so many copies of each. */
  public static Topics create(String bootstrapServers, short copies)
      throws IOException, InterruptedException, ExecutionException {
    Topics topics = new Topics(Admin.create(Map.of("bootstrap.servers", bootstrapServers)));
    TopicAdmin.createAll(topics.admin, copies);
    topics.admin.createTopics(List.of(new NewTopic(BASELINE, 1, copies))).all().get();
    return topics;
  }

  private Topics(Admin admin) {
    this.admin = admin;
  }

  /** All partitions of a topic. */
  static List<TopicPartition> partitions(Topic topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(i -> new TopicPartition(topic.topicName(), i))
        .toList();
  }

  /** Forgets every record of a topic. */
  public void empty(Topic topic) throws ExecutionException, InterruptedException {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    ends(topic).forEach((at, end) -> all.put(at, RecordsToDelete.beforeOffset(end.offset())));
    admin.deleteRecords(all).all().get();
  }

  /** Records that were ever written to a topic. */
  long written(Topic topic) throws ExecutionException, InterruptedException {
    return ends(topic).values().stream().mapToLong(end -> end.offset()).sum();
  }

  private Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends(Topic topic)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    new ArrayList<>(partitions(topic)).forEach(at -> asked.put(at, OffsetSpec.latest()));
    return admin.listOffsets(asked).all().get();
  }

  @Override
  public void close() {
    admin.close();
  }
}
