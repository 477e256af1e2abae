package lineside.jobs.recipe;

import java.util.List;
import lineside.schemas.record.Recipe;

/**
 * Recipes that travel with the job and never change.
 *
 * @param recipes all of them
 */
public record FixedRecipes(List<Recipe> recipes) implements RecipeSource {
  private static final long serialVersionUID = 1L;

  /** Copies the list. */
  public FixedRecipes {
    recipes = List.copyOf(recipes);
  }

  @Override
  public Recipes open() {
    return new InMemoryRecipes(recipes);
  }
}
