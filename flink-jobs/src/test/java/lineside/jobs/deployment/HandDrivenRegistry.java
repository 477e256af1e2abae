package lineside.jobs.deployment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import lineside.jobs.tail.TopicTail;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A registry without its thread, over Kafka's own stand-in for a consumer. */
public final class HandDrivenRegistry<M> implements AutoCloseable {
  public static final String MACHINE = "machine-7";
  public static final Instant NOW = Instant.parse("2026-03-02T06:10:00Z");
  private static final TopicPartition PARTITION =
      new TopicPartition(Topic.DEPLOYMENT.topicName(), 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final WireFormat wire = new WireFormat();
  private final ModelDesk<M> desk;
  private final DeploymentAgent<M> agent;
  private long end;

  /** An empty topic. */
  public HandDrivenRegistry(ModelLoader<M> loader, int loadedAtMost) {
    consumer.updatePartitions(
        PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    AtomicLong nanos = new AtomicLong();
    this.desk = new ModelDesk<>(loadedAtMost);
    this.agent =
        new DeploymentAgent<>(
            new TopicTail(consumer, PARTITION.topic()),
            loader,
            desk,
            new ModelReports(
                MACHINE, Clock.fixed(NOW, ZoneOffset.UTC), () -> nanos.getAndAdd(25_000_000L)));
    agent.onStart();
  }

  /** Lays a deployment on the topic. */
  public void publish(Deployment deployment) {
    append(
        DeploymentMessage.keyOf(deployment.getLineId(), deployment.getRecipeId()),
        wire.encode(deployment));
  }

  /** Lays anything on the topic. */
  public void append(String key, byte @Nullable [] value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(), 0, end, key.getBytes(StandardCharsets.UTF_8), value));
    end++;
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }

  /** One round. */
  public void step() {
    agent.doWork();
  }

  /** Rounds until there is nothing to do. */
  public void settle() {
    agent.doWork();
    for (int i = 0; i < 20 && !agent.isReady(); i++) {
      agent.doWork();
    }
  }

  public boolean isReady() {
    return agent.isReady();
  }

  public DeployedModels<M> take() {
    return desk.take();
  }

  public long version() {
    return desk.version();
  }

  public @Nullable ModelNews news() {
    return desk.poll();
  }

  /** Everything that was told and not fetched. */
  public List<ModelNews> allNews() {
    List<ModelNews> all = new ArrayList<>();
    for (ModelNews next = desk.poll(); next != null; next = desk.poll()) {
      all.add(next);
    }
    return all;
  }

  /** Models in memory. */
  public int loaded() {
    return agent.loaded();
  }

  @Override
  public void close() {
    agent.close();
  }

  /** A deployment of the recipe bracket-a of line-a with an active model and nothing else. */
  public static Deployment.Builder deployment(int revision, String activeSha256) {
    return Deployment.newBuilder()
        .setLineId("line-a")
        .setRecipeId("bracket-a")
        .setRevision(revision)
        .setActive(model(activeSha256))
        .setWho("m.weber")
        .setWhy("fewer false scratches")
        .setAt(NOW);
  }

  public static ModelReference model(String sha256) {
    return new ModelReference(sha256, "model-" + sha256.substring(0, 2));
  }

  public static Canary canary(String sha256, double share) {
    return new Canary(model(sha256), share);
  }

  /** A station with a model of its own and no lighter one. */
  public static StationModel.Builder station(String stationId, String sha256) {
    return StationModel.newBuilder().setStationId(stationId).setModel(model(sha256));
  }

  /** A hash that begins with these two digits. */
  public static String sha(String digits) {
    return digits.repeat(32);
  }
}
