package lineside.jobs.recipe;

import java.time.Duration;
import lineside.jobs.process.SharedPerProcess;

/**
 * Recipes of a broker's recipe topic: one registry and one thread in a process, however many
 * subtasks ask.
 *
 * @param bootstrapServers the broker, as Kafka takes it
 */
public record KafkaRecipes(String bootstrapServers) implements RecipeSource {
  private static final long serialVersionUID = 1L;

  /** Time in which a broker must have shown all its recipes: they are few and small. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final SharedPerProcess<String, RecipeRegistry> REGISTRIES =
      new SharedPerProcess<>();

  @Override
  public Recipes open() throws Exception {
    RecipeRegistry registry =
        REGISTRIES.acquire(bootstrapServers, broker -> RecipeRegistry.open(broker, PATIENCE));
    return new Share(bootstrapServers, registry);
  }

  /** One subtask's share of a registry. */
  private record Share(String broker, RecipeRegistry registry) implements Recipes {
    @Override
    public RecipeSnapshot snapshot() {
      return registry.snapshot();
    }

    @Override
    public void close() {
      REGISTRIES.release(broker, RecipeRegistry::close);
    }
  }
}
