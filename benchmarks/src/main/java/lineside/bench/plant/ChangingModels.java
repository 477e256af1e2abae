package lineside.bench.plant;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import lineside.jobs.deployment.DeploymentMessage;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import lineside.vision.model.ModelPackage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Deploys packages in turn to the first line of a plant, on a thread of its own, until closed. */
public final class ChangingModels implements AutoCloseable {
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "bench-deployments"));
  private final List<Long> published = new CopyOnWriteArrayList<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final WireFormat wire = new WireFormat();
  private final String lineId;
  private final List<ModelPackage> turns;
  private final Clock clock;
  private @Nullable ScheduledFuture<?> turning;

  private ChangingModels(Plant plant, String lineId, List<ModelPackage> turns, Clock clock) {
    this.lineId = lineId;
    this.turns = List.copyOf(turns);
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            settings(plant.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Begins; the first deployment comes after one period. */
  public static ChangingModels start(
      Plant plant, PlantMap map, List<ModelPackage> turns, Duration period, Clock clock) {
    ChangingModels changes = new ChangingModels(plant, map.line(0), turns, clock);
    long millis = period.toMillis();
    changes.turning =
        changes.thread.scheduleAtFixedRate(changes::deploy, millis, millis, TimeUnit.MILLISECONDS);
    return changes;
  }

  /** When deployments were published, Unix time in microseconds, in order. */
  public List<Long> publishedMicros() {
    return List.copyOf(published);
  }

  private void deploy() {
    int turn = published.size();
    ModelPackage next = turns.get(turn % turns.size());
    Instant now = clock.instant();
    Deployment deployment =
        Deployment.newBuilder()
            .setLineId(lineId)
            .setRecipeId("")
            .setRevision(turn + 1)
            .setActive(new ModelReference(next.sha256(), next.card().name()))
            .setPrevious(null)
            .setCanary(null)
            .setShadow(List.of())
            .setWho("bench")
            .setWhy("turn " + turn)
            .setAt(now)
            .build();
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.DEPLOYMENT.topicName(),
                  DeploymentMessage.keyOf(lineId, "").getBytes(StandardCharsets.UTF_8),
                  wire.encode(deployment)))
          .get();
      published.add(Feed.micros(now));
    } catch (ExecutionException e) {
      throw new IllegalStateException("deployment was not published", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  /**
   * Ends.
   *
   * @throws IllegalStateException when a deployment could not be published
   */
  @Override
  public void close() throws InterruptedException {
    boolean hasFailed = turning != null && turning.isDone();
    thread.shutdownNow();
    if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("deployments do not end");
    }
    producer.close();
    if (hasFailed) {
      throw new IllegalStateException("a deployment was not published");
    }
  }
}
