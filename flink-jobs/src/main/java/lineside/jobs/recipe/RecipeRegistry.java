package lineside.jobs.recipe;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recipes of one broker, followed by a thread of its own, so that control never becomes a
 * second input of the inspection chain. Thread-safe. A broken follower makes {@link #snapshot()}
 * throw, and so restarts the job, instead of inspecting by recipes of yesterday.
 */
final class RecipeRegistry implements Recipes {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeRegistry.class);

  private final RecipeTail tail;
  private final String broker;
  private final Thread thread;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile boolean isRunning = true;
  private volatile @Nullable RuntimeException failure;

  private RecipeRegistry(RecipeTail tail, String broker) {
    this.tail = tail;
    this.broker = broker;
    this.thread = new Thread(this::run, "recipe-registry");
    this.thread.setDaemon(true);
  }

  /** Follows the recipe topic of a broker. */
  static RecipeRegistry open(String bootstrapServers, Duration patience)
      throws InterruptedException, TimeoutException {
    return open(
        new RecipeTail(
            new KafkaConsumer<>(
                Map.<String, Object>of(
                    "bootstrap.servers", bootstrapServers,
                    "enable.auto.commit", "false",
                    "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())),
        bootstrapServers,
        patience);
  }

  /** Takes the tail; returns when it has caught up. */
  static RecipeRegistry open(RecipeTail tail, String broker, Duration patience)
      throws InterruptedException, TimeoutException {
    RecipeRegistry registry = new RecipeRegistry(tail, broker);
    registry.thread.start();
    boolean isReady = false;
    try {
      isReady = registry.ready.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!isReady) {
        throw new TimeoutException(
            "recipes of " + broker + " not read within " + patience.toMillis() + " ms");
      }
      registry.snapshot();
      return registry;
    } finally {
      if (!isReady || registry.failure != null) {
        registry.close();
      }
    }
  }

  @Override
  public RecipeSnapshot snapshot() {
    RuntimeException broken = failure;
    if (broken != null) {
      throw new IllegalStateException("recipes of " + broker + " can no longer be read", broken);
    }
    return tail.snapshot();
  }

  /** Stops the thread and waits for it. */
  @Override
  public void close() {
    isRunning = false;
    tail.wakeUp();
    boolean wasInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (tail) {
      tail.onStart();
      while (isRunning) {
        tail.doWork();
        if (tail.isCaughtUp() && ready.getCount() > 0) {
          LOG.info("{} recipes read from {}", tail.snapshot().recipes().size(), broker);
          ready.countDown();
        }
      }
    } catch (WakeupException e) {
      LOG.debug("recipes of {} no longer followed", broker);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      ready.countDown();
    }
  }
}
