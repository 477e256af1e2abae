package lineside.console.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.List;
import lineside.console.plant.SampleMessages;
import lineside.console.problem.Problem;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.PolygonPoint;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ViewThreshold;
import org.junit.jupiter.api.Test;

class RecipeJsonTest {
  private final RecipeJson json = new RecipeJson();

  @Test
  void bringsBackTheRecipeThatAPageWasGiven() {
    Recipe recipe = masked();

    assertThat(json.fromPage(json.toPage(recipe), recipe)).isEqualTo(recipe);
  }

  @Test
  void showsThresholdsAndPolygonsWithTheirView() {
    ObjectNode page = json.toPage(masked());

    assertThat(page.at("/views/0/notOkFrom").asDouble()).isEqualTo(0.75);
    assertThat(page.at("/views/0/hasMask").asBoolean()).isTrue();
    assertThat(page.at("/views/0/inspectedPolygons/0/2/x").asDouble()).isEqualTo(0.5);
    assertThat(page.has("viewThresholds")).isFalse();
  }

  @Test
  void takesAThresholdThatAPageSet() {
    Recipe recipe = SampleMessages.recipe();
    ObjectNode page = json.toPage(recipe);
    ((ObjectNode) page.at("/views/0")).put("notOkFrom", 0.9).put("undecidableFrom", 0.8);

    assertThat(json.fromPage(page, recipe).getViewThresholds())
        .containsExactly(new ViewThreshold("a-top", 0.9f, 0.8f));
  }

  @Test
  void refusesAFieldThatNoRecipeHas() {
    Recipe recipe = SampleMessages.recipe();
    ObjectNode page = json.toPage(recipe).put("deadlineMilis", 3);

    assertThatThrownBy(() -> json.fromPage(page, recipe))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("deadlineMilis");
  }

  @Test
  void namesWhatNoLineCanRunBy() {
    Recipe recipe =
        Recipe.newBuilder(SampleMessages.recipe())
            .setDeadlineMillis(0)
            .setViewThresholds(List.of(new ViewThreshold("a-top", 0.5f, 0.75f)))
            .build();

    assertThat(RecipeProblems.of(recipe))
        .containsExactly(
            "deadlineMillis: at least 1 is needed",
            "thresholds of a-top: 0 < undecidableFrom <= notOkFrom <= 1 is needed");
  }

  @Test
  void saysInWordsWhatDiffers() {
    Recipe before = SampleMessages.recipe();
    Recipe after = Recipe.newBuilder(before).setDeadlineMillis(900).build();

    assertThat(Difference.of(json.toPage(before), json.toPage(after)))
        .isEqualTo(new Difference("deadlineMillis = 2000", "deadlineMillis = 900"));
  }

  private static Recipe masked() {
    Recipe recipe = SampleMessages.recipe();
    RecipeView view =
        RecipeView.newBuilder(recipe.getViews().get(0))
            .setMaskPng(ByteBuffer.wrap(new byte[] {1, 2, 3}))
            .setInspectedPolygons(
                List.of(
                    new Polygon(
                        List.of(
                            new PolygonPoint(0.1, 0.1),
                            new PolygonPoint(0.9, 0.1),
                            new PolygonPoint(0.5, 0.9)))))
            .build();
    return Recipe.newBuilder(recipe)
        .setViews(List.of(view))
        .setViewThresholds(List.of(new ViewThreshold("a-top", 0.75f, 0.5f)))
        .build();
  }
}
