package lineside.jobs.recipe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Recipe;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads what lies on the recipe topic. The registry that applies recipes and the job that reports
 * refused ones both read by this, so that they never disagree. Thread-safe.
 */
public final class RecipeMessage {
  private final WireFormat wire = new WireFormat();

  /** Makes a reader. */
  public RecipeMessage() {}

  /**
   * The recipe of a record that is no tombstone.
   *
   * @throws RefusedRecipeException when it is no recipe, none that a line can be run by, or when
   *     its key is not its id, so that a tombstone would never withdraw it
   */
  public Recipe read(byte @Nullable [] key, byte[] value) throws RefusedRecipeException {
    Recipe recipe = decode(value);
    List<String> problems = RecipeCheck.problemsOf(recipe);
    if (!problems.isEmpty()) {
      throw new RefusedRecipeException(
          DeadLetterReason.INVALID_RECIPE,
          "recipe %s is not usable: %s"
              .formatted(recipe.getRecipeId(), String.join(", ", problems)));
    }
    String named = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    if (!named.equals(recipe.getRecipeId())) {
      throw new RefusedRecipeException(
          DeadLetterReason.INVALID_RECIPE,
          "recipe %s has the key '%s'".formatted(recipe.getRecipeId(), named));
    }
    return recipe;
  }

  private Recipe decode(byte[] value) throws RefusedRecipeException {
    try {
      return wire.decode(value, Recipe.class);
    } catch (UnreadableMessageException e) {
      throw new RefusedRecipeException(
          DeadLetterReason.UNREADABLE_MESSAGE, String.valueOf(e.getMessage()));
    }
  }
}
