package lineside.cli.deploy;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.jobs.recipe.Recipes;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;

/**
 * The stations that recipes of a line name, each with the shortest deadline of these recipes.
 *
 * @param deadlineMillis by station id, in order
 */
public record StationTakts(Map<String, Long> deadlineMillis) {
  /** Copies the map. */
  public StationTakts {
    deadlineMillis = new TreeMap<>(deadlineMillis);
  }

  /**
   * What the recipes of a broker say.
   *
   * @param recipeId empty for every recipe of the line
   * @throws Exception when the recipes cannot be read
   */
  public static StationTakts of(String bootstrapServers, String lineId, String recipeId)
      throws Exception {
    try (Recipes recipes = new KafkaRecipes(bootstrapServers).open()) {
      return of(recipes.snapshot().recipes(), lineId, recipeId);
    }
  }

  static StationTakts of(Collection<Recipe> recipes, String lineId, String recipeId) {
    Map<String, Long> deadlines = new TreeMap<>();
    for (Recipe recipe : recipes) {
      boolean isMeant = recipeId.isEmpty() || recipe.getRecipeId().equals(recipeId);
      if (isMeant && recipe.getLineId().equals(lineId)) {
        for (RecipeView view : recipe.getViews()) {
          deadlines.merge(view.getStationId(), recipe.getDeadlineMillis(), Math::min);
        }
      }
    }
    return new StationTakts(deadlines);
  }
}
