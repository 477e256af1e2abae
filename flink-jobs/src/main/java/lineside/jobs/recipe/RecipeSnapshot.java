package lineside.jobs.recipe;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;

/**
 * All recipes at one moment, and what follows from them. Immutable; the records are not changed.
 */
public final class RecipeSnapshot {
  private final Map<String, Recipe> recipes;
  private final Map<String, String> lineByCamera;
  private final Map<String, Set<String>> camerasByLine;

  private RecipeSnapshot(
      Map<String, Recipe> recipes,
      Map<String, String> lineByCamera,
      Map<String, Set<String>> camerasByLine) {
    this.recipes = recipes;
    this.lineByCamera = lineByCamera;
    this.camerasByLine = camerasByLine;
  }

  /** Of these recipes; the last of two with one id counts. */
  public static RecipeSnapshot of(Collection<Recipe> recipes) {
    Map<String, Recipe> byId = new LinkedHashMap<>();
    recipes.forEach(recipe -> byId.put(recipe.getRecipeId(), recipe));
    Map<String, String> lines = new TreeMap<>();
    Map<String, Set<String>> cameras = new TreeMap<>();
    for (Recipe recipe : byId.values()) {
      for (RecipeView view : recipe.getViews()) {
        lines.put(view.getCameraId(), recipe.getLineId());
        cameras
            .computeIfAbsent(recipe.getLineId(), line -> new TreeSet<>())
            .add(view.getCameraId());
      }
    }
    cameras.replaceAll((line, ids) -> Set.copyOf(ids));
    return new RecipeSnapshot(Map.copyOf(byId), Map.copyOf(lines), Map.copyOf(cameras));
  }

  /** The recipe of that id. */
  public Optional<Recipe> recipe(String recipeId) {
    return Optional.ofNullable(recipes.get(recipeId));
  }

  /** Every recipe, in no order. */
  public Collection<Recipe> recipes() {
    return recipes.values();
  }

  /** The view that a recipe expects of a camera. */
  public Optional<RecipeView> view(String recipeId, String cameraId) {
    return recipe(recipeId)
        .flatMap(
            recipe ->
                recipe.getViews().stream()
                    .filter(view -> view.getCameraId().equals(cameraId))
                    .findFirst());
  }

  /** The line that a camera belongs to, when any recipe names it. */
  public Optional<String> lineOf(String cameraId) {
    return Optional.ofNullable(lineByCamera.get(cameraId));
  }

  /** Cameras that the recipes of a line name; they carry its clock. Empty for an unknown line. */
  public Set<String> camerasOf(String lineId) {
    return camerasByLine.getOrDefault(lineId, Set.of());
  }
}
