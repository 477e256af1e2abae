package lineside.jobs.recipe;

/**
 * The recipes that apply now, as a subtask sees them: ask for a snapshot between two pieces of work
 * and use it for one of them. Thread-safe; the holder closes.
 */
public interface Recipes extends AutoCloseable {
  /**
   * The recipes now; the same object until something changes.
   *
   * @throws IllegalStateException when the recipes can no longer be followed
   */
  RecipeSnapshot snapshot();

  /** Lets go. */
  @Override
  void close();
}
