package lineside.jobs.recipe;

import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;

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

  private void requireLimit(String name, float value) {
    require(Float.isFinite(value) && value >= 0, name + " is " + value + ", at least 0 is needed");
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
