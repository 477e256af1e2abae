package lineside.jobs.recipe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import lineside.jobs.tail.Follower;
import lineside.jobs.tail.TopicTail;
import lineside.schemas.record.Recipe;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the recipe topic from its start, one poll at a time; driven by one thread, read by many
 * through {@link #snapshot()}. A message that is no usable recipe is refused and counted, and the
 * last good one stays.
 */
final class RecipeTail implements Follower.Work {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeTail.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final TopicTail tail;
  private final RecipeMessage message = new RecipeMessage();
  private final Map<String, Recipe> recipes = new LinkedHashMap<>();
  private volatile RecipeSnapshot snapshot = RecipeSnapshot.of(List.of());

  /** Takes the tail and closes it. */
  private RecipeTail(TopicTail tail) {
    this.tail = tail;
  }

  /** Takes the consumer and closes it. */
  RecipeTail(Consumer<byte[], byte[]> consumer) {
    this(new TopicTail(consumer, Topic.RECIPE.topicName()));
  }

  /** Reads from a broker. */
  static RecipeTail open(String bootstrapServers) {
    return new RecipeTail(TopicTail.open(bootstrapServers, Topic.RECIPE.topicName()));
  }

  @Override
  public void onStart() {
    tail.onStart();
  }

  @Override
  public void doWork() {
    AtomicBoolean changed = new AtomicBoolean();
    tail.poll(
        POLL,
        record -> {
          if (apply(record)) {
            changed.set(true);
          }
        });
    if (changed.get()) {
      snapshot = RecipeSnapshot.of(recipes.values());
    }
  }

  /** The recipes read so far. */
  RecipeSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public boolean isReady() {
    return tail.isCaughtUp();
  }

  @Override
  public void wakeUp() {
    tail.wakeUp();
  }

  @Override
  public void close() {
    tail.close();
  }

  private boolean apply(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    if (value == null) {
      return key != null && recipes.remove(new String(key, StandardCharsets.UTF_8)) != null;
    }
    try {
      Recipe recipe = message.read(key, value);
      recipes.put(recipe.getRecipeId(), recipe);
      return true;
    } catch (RefusedRecipeException e) {
      LOG.warn(
          "recipe refused, the last good one stays: {} ({}-{}@{})",
          e.detail(),
          record.topic(),
          record.partition(),
          record.offset());
      return false;
    }
  }
}
