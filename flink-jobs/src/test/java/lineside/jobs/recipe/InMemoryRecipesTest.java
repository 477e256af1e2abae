package lineside.jobs.recipe;

import java.util.List;
import lineside.schemas.record.Recipe;

class InMemoryRecipesTest extends RecipesContract {
  private final InMemoryRecipes recipes = new InMemoryRecipes(List.of());

  @Override
  Recipes recipes() {
    return recipes;
  }

  @Override
  void publish(Recipe recipe) {
    recipes.put(recipe);
  }

  @Override
  void withdraw(String recipeId) {
    recipes.remove(recipeId);
  }
}
