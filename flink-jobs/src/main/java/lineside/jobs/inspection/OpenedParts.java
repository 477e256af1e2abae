package lineside.jobs.inspection;

import java.util.function.LongSupplier;
import lineside.jobs.recipe.Recipes;
import lineside.vision.evidence.EvidenceStore;

/**
 * What an inspection works with while it is open. Owns recipes and model.
 *
 * @param settings what it was made of
 * @param recipes the recipes
 * @param judge the model
 * @param evidence the evidence store
 * @param nanoTime monotonic clock
 */
record OpenedParts(
    InspectionSettings settings,
    Recipes recipes,
    FrameJudge judge,
    EvidenceStore evidence,
    LongSupplier nanoTime)
    implements AutoCloseable {

  /** Opens recipes and model; what is already open is closed when the next one fails. */
  static OpenedParts open(InspectionSettings settings, LongSupplier nanoTime) throws Exception {
    Recipes recipes = settings.recipes().open();
    try {
      EvidenceStore evidence = settings.evidence().open();
      // Last, so that nothing can fail while it is open and owned by nobody.
      FrameJudge judge = settings.model().open();
      return new OpenedParts(settings, recipes, judge, evidence, nanoTime);
    } catch (Exception e) {
      recipes.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (recipes) {
      judge.close();
    }
  }
}
