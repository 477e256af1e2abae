package lineside.jobs.line;

import static lineside.jobs.line.LineRecords.SIDE;
import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.ok;
import static lineside.jobs.line.LineRecords.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

/** A part whose order names another recipe than its triggers do: one view instead of two. */
class OrderedRecipeTest {
  private static final String ORDERED = "bracket-one-view";

  private final LineScript line = new LineScript(LineRecords.recipe(), oneView());

  @Test
  void waitsForTheViewsOfTheRecipeThatTheOrderNames() {
    line.accept(LineEvent.of(ordered(1))).triggers(trigger(TOP, 1)).views(by(ORDERED, ok(TOP, 1)));

    assertThat(line.parts)
        .extracting(PartVerdict::getRecipeId, PartVerdict::getIsPartial)
        .containsExactly(tuple(ORDERED, false));
  }

  @Test
  void takesTheOrderThatIsToldBeforeAnythingWasJudged() {
    line.triggers(trigger(TOP, 1)).accept(LineEvent.of(ordered(1))).views(by(ORDERED, ok(TOP, 1)));

    assertThat(line.parts).extracting(PartVerdict::getRecipeId).containsExactly(ORDERED);
  }

  @Test
  void goesByTheRecipeThatAViewWasJudgedByWhereThePartHasNoContext() {
    line.triggers(trigger(TOP, 1)).views(by(ORDERED, ok(TOP, 1)));

    assertThat(line.parts).extracting(PartVerdict::getRecipeId).containsExactly(ORDERED);
  }

  @Test
  void anOrderThatComesAfterAViewWasJudgedChangesNothing() {
    line.triggers(trigger(TOP, 1), trigger(SIDE, 1))
        .views(ok(TOP, 1))
        .accept(LineEvent.of(ordered(1)))
        .views(ok(SIDE, 1));

    assertThat(line.parts).extracting(PartVerdict::getRecipeId).containsExactly(LineRecords.RECIPE);
    assertThat(line.parts.get(0).getViews()).hasSize(2);
  }

  private static Recipe oneView() {
    return Recipe.newBuilder(LineRecords.recipe())
        .setRecipeId(ORDERED)
        .setViews(List.of(LineRecords.recipe().getViews().get(0)))
        .build();
  }

  private static PartContext ordered(long n) {
    return PartContext.newBuilder(LineRecords.context(n, "pallet-1")).setRecipeId(ORDERED).build();
  }

  private static ViewVerdict by(String recipeId, ViewVerdict view) {
    return ViewVerdict.newBuilder(view)
        .setRecipeId(recipeId)
        .setModelSha256("ab".repeat(32))
        .build();
  }
}
