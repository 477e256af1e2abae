package lineside.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.PolygonPoint;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ViewThreshold;
import org.junit.jupiter.api.Test;

class RecipeCheckTest {
  private static final Recipe GOOD = RecipesContract.recipe("bracket-a", "line-a", "a-top");

  @Test
  void hasNothingAgainstASoundRecipe() {
    assertThat(RecipeCheck.problemsOf(GOOD)).isEmpty();
    assertThat(RecipeCheck.problemsOf(ignoring(polygon(0.1, 0.1, 0.5, 0.1, 0.3, 0.6)))).isEmpty();
  }

  @Test
  void namesEveryValueOutOfRange() {
    Recipe recipe =
        Recipe.newBuilder(GOOD)
            .setRecipeId(" ")
            .setLineId("")
            .setViews(List.of())
            .setDeadlineMillis(0)
            .setRevisionWindowMillis(-1)
            .setAlarmOccurrences(3)
            .setAlarmWindowParts(2)
            .setMillimetresPerPixel(Double.NaN)
            .build();

    assertThat(RecipeCheck.problemsOf(recipe))
        .containsExactly(
            "recipeId is blank",
            "lineId is blank",
            "it has no views",
            "deadlineMillis is 0, at least 1 is needed",
            "revisionWindowMillis is -1, at least 0 is needed",
            "alarm of 3 among 2 parts is none, 1 <= k <= n",
            "millimetresPerPixel is NaN, must be above 0");
  }

  @Test
  void namesThresholdsThatAreNoneOrOfNoView() {
    Recipe recipe =
        Recipe.newBuilder(GOOD)
            .setViewThresholds(
                List.of(
                    new ViewThreshold("a-top", 0.5f, 0.75f),
                    new ViewThreshold("a-far", 0.9f, 0.8f)))
            .build();

    assertThat(RecipeCheck.problemsOf(recipe))
        .containsExactly(
            "thresholds of camera a-top are 0.75 and 0.5, 0 < undecidableFrom <= notOk <= 1",
            "thresholds of camera a-far, which has no view or has some already");
  }

  @Test
  void namesLimitsOfAViewThatAreNone() {
    RecipeView view =
        new RecipeView("", "a1", "top", Float.NaN, -1f, false, List.of(), List.of(), null);

    assertThat(RecipeCheck.problemsOf(Recipe.newBuilder(GOOD).setViews(List.of(view)).build()))
        .containsExactly(
            "a view has a blank cameraId",
            "view of : minMeanLevel is NaN, at least 0 is needed",
            "view of : minSharpness is -1.0, at least 0 is needed");
  }

  @Test
  void refusesAMaskThatIsNone() {
    RecipeView view =
        RecipeView.newBuilder(GOOD.getViews().get(0))
            .setMaskPng(ByteBuffer.wrap(new byte[] {1, 2, 3}))
            .build();

    assertThat(RecipeCheck.problemsOf(Recipe.newBuilder(GOOD).setViews(List.of(view)).build()))
        .containsExactly("view of a-top: mask is no png: 3 bytes without its signature");
  }

  @Test
  void refusesAPolygonThatCrossesItself() {
    assertThat(RecipeCheck.problemsOf(ignoring(polygon(0.1, 0.1, 0.9, 0.9, 0.9, 0.1, 0.1, 0.9))))
        .containsExactly("view of a-top: ignoredPolygons[0]: outline edges 0 and 2 touch or cross");
  }

  @Test
  void refusesAPolygonOutsideOfThePicture() {
    assertThat(
            RecipeCheck.problemsOf(
                ignoring(
                    polygon(0.1, 0.1, 0.5, 0.1, 0.3, 0.6), polygon(0.1, 0.1, 1.5, 0.1, 0.3, 0.6))))
        .containsExactly(
            "view of a-top: ignoredPolygons[1]: outline corner 1 (1.5, 0.1) lies outside of the"
                + " picture, 0 to 1");
  }

  @Test
  void refusesAPolygonOfNoNumbersAndAnEmptyOne() {
    assertThat(RecipeCheck.problemsOf(ignoring(polygon(0.1, Double.NaN, 0.5, 0.1, 0.3, 0.6))))
        .containsExactly(
            "view of a-top: ignoredPolygons[0]: outline corner 0 (0.1, NaN) lies outside of the"
                + " picture, 0 to 1");
    assertThat(RecipeCheck.problemsOf(ignoring(polygon())))
        .containsExactly(
            "view of a-top: ignoredPolygons[0]: outline has 0 corners, 3 to 256 are taken");
  }

  @Test
  void refusesMoreThanItTakes() {
    double[] corners = new double[2 * 257];
    for (int i = 0; i < 257; i++) {
      corners[2 * i] = 0.5 + 0.4 * Math.cos(2 * Math.PI * i / 257);
      corners[2 * i + 1] = 0.5 + 0.4 * Math.sin(2 * Math.PI * i / 257);
    }
    Polygon small = polygon(0.1, 0.1, 0.5, 0.1, 0.3, 0.6);

    assertThat(RecipeCheck.problemsOf(ignoring(polygon(corners))))
        .containsExactly(
            "view of a-top: ignoredPolygons[0]: outline has 257 corners, 3 to 256 are taken");
    assertThat(
            RecipeCheck.problemsOf(
                ignoring(Collections.nCopies(33, small).toArray(new Polygon[0]))))
        .containsExactly("view of a-top: ignoredPolygons has 33 polygons, at most 32 are taken");
  }

  @Test
  void refusesAViewOfWhichNothingIsInspected() {
    assertThat(RecipeCheck.problemsOf(ignoring(polygon(0, 0, 1, 0, 1, 1, 0, 1))))
        .containsExactly("view of a-top: nothing is left to inspect on a grid of 256x256");
  }

  static Recipe ignoring(Polygon... ignored) {
    RecipeView view = GOOD.getViews().get(0);
    return Recipe.newBuilder(GOOD)
        .setViews(List.of(RecipeView.newBuilder(view).setIgnoredPolygons(List.of(ignored)).build()))
        .build();
  }

  static Polygon polygon(double... coordinates) {
    List<PolygonPoint> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new PolygonPoint(coordinates[i], coordinates[i + 1]));
    }
    return new Polygon(points);
  }
}
