package lineside.jobs.inspection;

import java.util.function.LongSupplier;
import lineside.jobs.order.Orders;
import lineside.jobs.recipe.Recipes;
import lineside.vision.evidence.EvidenceStore;

/**
 * What an inspection works with while it is open. Owns recipes and models.
 *
 * @param settings what it was made of
 * @param recipes the recipes
 * @param orders which recipe the MES has parts inspected by
 * @param models the models
 * @param evidence the evidence store
 * @param nanoTime monotonic clock
 */
record OpenedParts(
    InspectionSettings settings,
    Recipes recipes,
    Orders orders,
    Models models,
    EvidenceStore evidence,
    LongSupplier nanoTime)
    implements AutoCloseable {

  /**
   * Opens recipes and models; what is already open is closed when the next one fails.
   *
   * @param subtasks inspections that share this process
   */
  static OpenedParts open(InspectionSettings settings, LongSupplier nanoTime, int subtasks)
      throws Exception {
    Recipes recipes = settings.recipes().open();
    Orders orders = null;
    boolean isOpen = false;
    try {
      orders = settings.orders().open();
      EvidenceStore evidence = settings.evidence().open();
      // Last, so that nothing can fail while it is open and owned by nobody.
      Models models = settings.model().sharedBy(subtasks).openModels();
      isOpen = true;
      return new OpenedParts(settings, recipes, orders, models, evidence, nanoTime);
    } finally {
      if (!isOpen) {
        recipes.close();
        if (orders != null) {
          orders.close();
        }
      }
    }
  }

  @Override
  public void close() {
    try (recipes;
        orders) {
      models.close();
    }
  }
}
