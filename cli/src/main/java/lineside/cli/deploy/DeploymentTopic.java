package lineside.cli.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import lineside.jobs.deployment.DeploymentMessage;
import lineside.jobs.deployment.RefusedDeploymentException;
import lineside.jobs.tail.TopicTail;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.Deployment;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The deployments of a broker. Used by one thread. */
public final class DeploymentTopic {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrapServers;
  private final DeploymentMessage message = new DeploymentMessage();
  private final WireFormat wire = new WireFormat();

  /** Of this broker. */
  public DeploymentTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** What stands now, by key; what machines would refuse is left out. */
  public Map<String, Deployment> standing() {
    Map<String, Deployment> standing = new TreeMap<>();
    try (TopicTail tail = TopicTail.open(bootstrapServers, Topic.DEPLOYMENT.topicName())) {
      tail.onStart();
      while (!tail.isCaughtUp()) {
        tail.poll(POLL, record -> take(record, standing));
      }
    }
    return standing;
  }

  /**
   * Publishes a deployment; returns when the broker has it.
   *
   * @throws RefusedDeploymentException when a machine would refuse it as a message
   * @throws IOException when the broker does not take it
   */
  public void publish(Deployment deployment)
      throws RefusedDeploymentException, IOException, InterruptedException {
    check(deployment);
    send(key(deployment.getLineId(), deployment.getRecipeId()), wire.encode(deployment));
  }

  /**
   * Does nothing with a deployment that machines take.
   *
   * @throws RefusedDeploymentException when a machine would refuse it as a message
   */
  void check(Deployment deployment) throws RefusedDeploymentException {
    message.read(key(deployment.getLineId(), deployment.getRecipeId()), wire.encode(deployment));
  }

  /** Takes back what is deployed for a recipe. */
  public void withdraw(String lineId, String recipeId) throws IOException, InterruptedException {
    send(key(lineId, recipeId), null);
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Map<String, Deployment> standing) {
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    if (value == null) {
      standing.remove(name);
      return;
    }
    try {
      standing.put(name, message.read(key, value));
    } catch (RefusedDeploymentException e) {
      // Nobody applies it either.
      return;
    }
  }

  private void send(byte[] key, byte @Nullable [] value) throws IOException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            BrokerAccess.with(settings), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topic.DEPLOYMENT.topicName(), key, value)).get();
    } catch (ExecutionException e) {
      throw new IOException("deployment was not published", e.getCause());
    }
  }

  private static byte[] key(String lineId, String recipeId) {
    return DeploymentMessage.keyOf(lineId, recipeId).getBytes(StandardCharsets.UTF_8);
  }
}
