package lineside.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import org.junit.jupiter.api.Test;

/** What every source of recipes must do. */
abstract class RecipesContract {
  /** The recipes under test. */
  abstract Recipes recipes();

  /** Publishes a recipe and waits until it is known. */
  abstract void publish(Recipe recipe);

  /** Withdraws a recipe and waits until that is known. */
  abstract void withdraw(String recipeId);

  @Test
  void knowsAPublishedRecipeWithItsLineCamerasAndViews() {
    publish(recipe("bracket-a", "line-a", "a-top", "a-side"));

    RecipeSnapshot snapshot = recipes().snapshot();
    assertThat(snapshot.recipe("bracket-a")).isPresent();
    assertThat(snapshot.lineOf("a-side")).contains("line-a");
    assertThat(snapshot.camerasOf("line-a")).containsExactlyInAnyOrder("a-top", "a-side");
    assertThat(snapshot.view("bracket-a", "a-side"))
        .map(RecipeView::getStationId)
        .contains("station-of-a-side");
  }

  @Test
  void knowsNothingElse() {
    publish(recipe("bracket-a", "line-a", "a-top"));

    RecipeSnapshot snapshot = recipes().snapshot();
    assertThat(snapshot.recipe("bracket-b")).isEmpty();
    assertThat(snapshot.lineOf("b-strip")).isEmpty();
    assertThat(snapshot.camerasOf("line-b")).isEmpty();
    assertThat(snapshot.view("bracket-a", "b-strip")).isEmpty();
  }

  @Test
  void replacesARecipeOfTheSameId() {
    publish(recipe("bracket-a", "line-a", "a-top"));
    publish(recipe("bracket-a", "line-a", "a-side"));

    assertThat(recipes().snapshot().camerasOf("line-a")).containsExactly("a-side");
  }

  @Test
  void forgetsAWithdrawnRecipe() {
    publish(recipe("bracket-a", "line-a", "a-top"));
    withdraw("bracket-a");

    assertThat(recipes().snapshot().recipes()).isEmpty();
  }

  @Test
  void leavesASnapshotAsItWas() {
    publish(recipe("bracket-a", "line-a", "a-top"));
    RecipeSnapshot before = recipes().snapshot();
    publish(recipe("strip-b", "line-b", "b-strip"));

    assertThat(before.recipe("strip-b")).isEmpty();
    assertThat(recipes().snapshot().recipe("strip-b")).isPresent();
  }

  static Recipe recipe(String recipeId, String lineId, String... cameraIds) {
    return Recipe.newBuilder()
        .setRecipeId(recipeId)
        .setLineId(lineId)
        .setProductId("product")
        .setViews(
            List.of(cameraIds).stream()
                .map(
                    id ->
                        new RecipeView(
                            id,
                            "station-of-" + id,
                            "top",
                            0f,
                            0f,
                            false,
                            List.of(),
                            List.of(),
                            null))
                .toList())
        .setDeadlineMillis(1500)
        .setRevisionWindowMillis(60_000)
        .setIsContinuous(false)
        .setAlarmOccurrences(3)
        .setAlarmWindowParts(20)
        .setAlarmPriority(AlarmPriority.HIGH)
        .setAlarmAction("check")
        .setAlarmRules(List.of())
        .build();
  }
}
