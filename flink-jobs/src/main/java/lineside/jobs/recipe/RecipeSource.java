package lineside.jobs.recipe;

import java.io.Serializable;

/** Where a subtask gets its recipes from; travels with the job. */
@FunctionalInterface
public interface RecipeSource extends Serializable {
  /**
   * Opens the recipes; returns when every recipe that exists now is known.
   *
   * @throws Exception naming what could not be read, when that fails or takes too long
   */
  Recipes open() throws Exception;
}
