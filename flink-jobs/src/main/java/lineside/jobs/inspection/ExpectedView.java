package lineside.jobs.inspection;

import lineside.jobs.deadletter.UnusableFrameException;
import lineside.jobs.recipe.RecipeSnapshot;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewThreshold;
import lineside.vision.region.InspectedArea;

/**
 * What the recipes say of a view.
 *
 * @param recipe the recipe that it is inspected by
 * @param view its part of the recipe
 * @param area where on its picture defects count
 */
record ExpectedView(Recipe recipe, RecipeView view, InspectedArea area) {
  /**
   * Looks a trigger up.
   *
   * @throws UnusableFrameException when its camera or its recipe is not configured
   */
  static ExpectedView of(Trigger trigger, RecipeSnapshot recipes) throws UnusableFrameException {
    if (recipes.lineOf(trigger.getCameraId()).isEmpty()) {
      throw new UnusableFrameException(
          DeadLetterReason.UNKNOWN_CAMERA, "no recipe names camera " + trigger.getCameraId());
    }
    Recipe recipe =
        recipes
            .recipe(trigger.getRecipeId())
            .filter(found -> found.getLineId().equals(trigger.getLineId()))
            .orElseThrow(
                () ->
                    new UnusableFrameException(
                        DeadLetterReason.UNKNOWN_RECIPE,
                        "no recipe " + trigger.getRecipeId() + " on line " + trigger.getLineId()));
    RecipeView view =
        recipes
            .view(trigger.getRecipeId(), trigger.getCameraId())
            .orElseThrow(
                () ->
                    new UnusableFrameException(
                        DeadLetterReason.UNKNOWN_CAMERA,
                        "recipe "
                            + trigger.getRecipeId()
                            + " expects no view of camera "
                            + trigger.getCameraId()));
    return new ExpectedView(
        recipe, view, recipes.area(trigger.getRecipeId(), trigger.getCameraId()));
  }

  /** The model with the thresholds that hold here: those of the recipe, if it sets any. */
  FrameJudge.Identity judgedBy(FrameJudge.Identity model) {
    for (ViewThreshold set : recipe.getViewThresholds()) {
      if (set.getCameraId().equals(view.getCameraId())) {
        return new FrameJudge.Identity(
            model.modelSha256(), set.getNotOk(), set.getUndecidableFrom(), model.provider());
      }
    }
    return model;
  }
}
