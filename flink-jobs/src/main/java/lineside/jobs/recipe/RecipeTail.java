package lineside.jobs.recipe;

import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Recipe;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the recipe topic from its start, one poll at a time; driven by one thread, read by many
 * through {@link #snapshot()}. A message that is no usable recipe is refused and counted, and the
 * last good one stays.
 */
final class RecipeTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeTail.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final RecipeMessage message = new RecipeMessage();
  private final Map<String, Recipe> recipes = new LinkedHashMap<>();
  private Map<TopicPartition, Long> pending = Map.of();
  private volatile RecipeSnapshot snapshot = RecipeSnapshot.of(List.of());
  private volatile boolean caughtUp;

  /** Takes the consumer and closes it. */
  RecipeTail(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Finds the partitions and notes where they end now. */
  void onStart() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topic.RECIPE.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(toList());
    if (partitions.isEmpty()) {
      throw new IllegalStateException("recipes unreadable: no topic " + Topic.RECIPE.topicName());
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    pending = new LinkedHashMap<>(consumer.endOffsets(partitions));
    noteProgress();
  }

  /** Reads what has come, waiting for it a little. */
  void doWork() {
    boolean changed = false;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      changed |= apply(record);
    }
    if (changed) {
      snapshot = RecipeSnapshot.of(recipes.values());
    }
    if (!caughtUp) {
      noteProgress();
    }
  }

  /** The recipes read so far. */
  RecipeSnapshot snapshot() {
    return snapshot;
  }

  /** Whether everything that was there at start has been read. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  /** Makes a running poll return; the only method for another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void noteProgress() {
    pending.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    caughtUp = pending.isEmpty();
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
