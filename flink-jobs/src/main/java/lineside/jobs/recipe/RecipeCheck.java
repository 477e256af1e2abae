package lineside.jobs.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ViewThreshold;

/**
 * Tells whether a line can be run by a recipe: what its schema promises, and areas that are any.
 */
final class RecipeCheck {
  private final List<String> problems = new ArrayList<>();

  private RecipeCheck() {}

  /** What speaks against a recipe, all of it; empty when nothing does. */
  static List<String> problemsOf(Recipe recipe) {
    RecipeCheck check = new RecipeCheck();
    check.require(!recipe.getRecipeId().isBlank(), "recipeId is blank");
    check.require(!recipe.getLineId().isBlank(), "lineId is blank");
    check.require(!recipe.getViews().isEmpty(), "it has no views");
    recipe.getViews().forEach(check::view);
    check.require(
        recipe.getDeadlineMillis() >= 1,
        "deadlineMillis is " + recipe.getDeadlineMillis() + ", at least 1 is needed");
    check.require(
        recipe.getRevisionWindowMillis() >= 0,
        "revisionWindowMillis is " + recipe.getRevisionWindowMillis() + ", at least 0 is needed");
    int k = recipe.getAlarmOccurrences();
    int n = recipe.getAlarmWindowParts();
    check.require(
        k >= 1 && n >= k, "alarm of " + k + " among " + n + " parts is none, 1 <= k <= n");
    Double scale = recipe.getMillimetresPerPixel();
    check.require(
        scale == null || (Double.isFinite(scale) && scale > 0),
        "millimetresPerPixel is " + scale + ", must be above 0");
    check.thresholds(recipe);
    check.problems.addAll(AlarmRuleCheck.problemsOf(recipe.getAlarmRules()));
    return List.copyOf(check.problems);
  }

  private void view(RecipeView view) {
    String name = "view of " + view.getCameraId() + ": ";
    require(!view.getCameraId().isBlank(), "a view has a blank cameraId");
    requireLimit(name + "minMeanLevel", view.getMinMeanLevel());
    requireLimit(name + "minSharpness", view.getMinSharpness());
    try {
      ViewArea.of(view);
    } catch (IllegalArgumentException e) {
      problems.add(name + e.getMessage());
    }
  }

  private void thresholds(Recipe recipe) {
    Set<String> cameras = new HashSet<>();
    recipe.getViews().forEach(view -> cameras.add(view.getCameraId()));
    for (ViewThreshold set : recipe.getViewThresholds()) {
      require(
          cameras.remove(set.getCameraId()),
          "thresholds of camera %s, which has no view or has some already"
              .formatted(set.getCameraId()));
      require(
          set.getUndecidableFrom() > 0
              && set.getUndecidableFrom() <= set.getNotOk()
              && set.getNotOk() <= 1,
          "thresholds of camera %s are %s and %s, 0 < undecidableFrom <= notOk <= 1"
              .formatted(set.getCameraId(), set.getUndecidableFrom(), set.getNotOk()));
    }
  }

  private void requireLimit(String name, float value) {
    require(Float.isFinite(value) && value >= 0, name + " is " + value + ", at least 0 is needed");
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
