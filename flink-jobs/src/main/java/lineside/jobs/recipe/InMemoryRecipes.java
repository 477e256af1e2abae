package lineside.jobs.recipe;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Recipe;

/** Recipes that somebody sets: for tests and for jobs without a broker. Thread-safe. */
public final class InMemoryRecipes implements Recipes {
  private final Map<String, Recipe> recipes = new LinkedHashMap<>();
  private volatile RecipeSnapshot snapshot = RecipeSnapshot.of(List.of());

  /** Starts with these. */
  public InMemoryRecipes(Collection<Recipe> recipes) {
    recipes.forEach(this::put);
  }

  /** Adds a recipe or replaces the one of the same id. */
  public synchronized void put(Recipe recipe) {
    recipes.put(recipe.getRecipeId(), recipe);
    snapshot = RecipeSnapshot.of(recipes.values());
  }

  /** Withdraws a recipe. */
  public synchronized void remove(String recipeId) {
    recipes.remove(recipeId);
    snapshot = RecipeSnapshot.of(recipes.values());
  }

  @Override
  public RecipeSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
