package lineside.cli.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.Recipe;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What must stand on a broker before the first picture. */
public final class Announcements {
  private Announcements() {}

  /** Creates the topics and publishes the recipes; returns when the broker has all of them. */
  static void make(String bootstrapServers, List<Recipe> recipes)
      throws IOException, InterruptedException {
    try (Admin admin =
        Admin.create(BrokerAccess.with(Map.of("bootstrap.servers", bootstrapServers)))) {
      TopicAdmin.createAll(admin, (short) 1);
    }
    publish(bootstrapServers, recipes);
  }

  /**
   * Publishes recipes; returns when the broker has all of them.
   *
   * @throws IOException when it does not take one
   */
  public static void publish(String bootstrapServers, List<Recipe> recipes)
      throws IOException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    WireFormat wire = new WireFormat();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            BrokerAccess.with(settings), new StringSerializer(), new ByteArraySerializer())) {
      for (Recipe recipe : recipes) {
        producer
            .send(
                new ProducerRecord<>(
                    Topic.RECIPE.topicName(), recipe.getRecipeId(), wire.encode(recipe)))
            .get();
      }
    } catch (ExecutionException e) {
      throw new IOException("recipes were not published", e.getCause());
    }
  }
}
