package lineside.jobs.recipe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.vision.region.InspectedArea;

/**
 * All recipes at one moment, and what follows from them. Immutable; the records are not changed.
 */
public final class RecipeSnapshot {
  private final Map<String, Recipe> recipes;
  private final Map<String, String> lineByCamera;
  private final Map<String, Set<String>> camerasByLine;
  private final Map<ViewKey, InspectedArea> areas;
  private final Map<String, Recipe> lineRecipes = new ConcurrentHashMap<>();

  private record ViewKey(String recipeId, String cameraId) {}

  private RecipeSnapshot(
      Map<String, Recipe> recipes,
      Map<String, String> lineByCamera,
      Map<String, Set<String>> camerasByLine,
      Map<ViewKey, InspectedArea> areas) {
    this.recipes = recipes;
    this.lineByCamera = lineByCamera;
    this.camerasByLine = camerasByLine;
    this.areas = areas;
  }

  /**
   * Of these recipes; the last of two with one id counts.
   *
   * @throws IllegalArgumentException when a view's polygons are no area
   */
  public static RecipeSnapshot of(Collection<Recipe> recipes) {
    Map<String, Recipe> byId = new LinkedHashMap<>();
    recipes.forEach(recipe -> byId.put(recipe.getRecipeId(), recipe));
    Map<String, String> lines = new TreeMap<>();
    Map<String, Set<String>> cameras = new TreeMap<>();
    Map<ViewKey, InspectedArea> areas = new HashMap<>();
    for (Recipe recipe : byId.values()) {
      for (RecipeView view : recipe.getViews()) {
        lines.put(view.getCameraId(), recipe.getLineId());
        cameras
            .computeIfAbsent(recipe.getLineId(), line -> new TreeSet<>())
            .add(view.getCameraId());
        areas.putIfAbsent(new ViewKey(recipe.getRecipeId(), view.getCameraId()), ViewArea.of(view));
      }
    }
    cameras.replaceAll((line, ids) -> Set.copyOf(ids));
    return new RecipeSnapshot(
        Map.copyOf(byId), Map.copyOf(lines), Map.copyOf(cameras), Map.copyOf(areas));
  }

  /** The recipe of that id. */
  public Optional<Recipe> recipe(String recipeId) {
    return Optional.ofNullable(recipes.get(recipeId));
  }

  /**
   * The recipe of that id without the regions of its views: a line keeps it with every open
   * inspection and does not look at pictures.
   */
  public Optional<Recipe> lineRecipe(String recipeId) {
    return recipe(recipeId)
        .map(recipe -> lineRecipes.computeIfAbsent(recipeId, id -> slim(recipe)));
  }

  private static Recipe slim(Recipe recipe) {
    List<RecipeView> views = new ArrayList<>();
    for (RecipeView view : recipe.getViews()) {
      views.add(
          RecipeView.newBuilder(view)
              .setInspectedPolygons(List.of())
              .setIgnoredPolygons(List.of())
              .setMaskPng(null)
              .build());
    }
    return Recipe.newBuilder(recipe).setViews(views).build();
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

  /** The part of a camera's picture in which defects count; whole where no recipe says other. */
  public InspectedArea area(String recipeId, String cameraId) {
    return areas.getOrDefault(new ViewKey(recipeId, cameraId), InspectedArea.WHOLE);
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
