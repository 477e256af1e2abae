package lineside.jobs.recipe;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import lineside.jobs.tail.Follower;
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
  private final Follower follower;

  private RecipeRegistry(RecipeTail tail, Follower follower) {
    this.tail = tail;
    this.follower = follower;
  }

  /** Follows the recipe topic of a broker. */
  static RecipeRegistry open(String bootstrapServers, Duration patience)
      throws InterruptedException, TimeoutException {
    return open(RecipeTail.open(bootstrapServers), bootstrapServers, patience);
  }

  /** Takes the tail; returns when it has caught up. */
  static RecipeRegistry open(RecipeTail tail, String broker, Duration patience)
      throws InterruptedException, TimeoutException {
    Follower follower = Follower.start(tail, "recipe-registry of " + broker, patience);
    LOG.info("{} recipes read from {}", tail.snapshot().recipes().size(), broker);
    return new RecipeRegistry(tail, follower);
  }

  @Override
  public RecipeSnapshot snapshot() {
    follower.requireAlive();
    return tail.snapshot();
  }

  /** Stops the thread and waits for it. */
  @Override
  public void close() {
    follower.close();
  }
}
