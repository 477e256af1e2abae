package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Polygon;
import lineside.schemas.record.PolygonPoint;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.frame.Picture;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;

/** Through decoder and model: the fixture model of vision calls a defect what is bright. */
class InspectedAreaOfRecipeTest {
  private static final Path BRIGHT = Path.of("..", "vision", "src/test/resources/fixture-package");
  private static final int WIDTH = 160;
  private static final int HEIGHT = 128;

  @Test
  void saysOkAndCountsTheDefectThatLiesInAnIgnoredPolygon() throws Exception {
    ViewVerdict verdict = verdict(List.of(), List.of(box(0.1, 0.1, 0.4, 0.4)), frame(32, 32));

    assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.OK);
    assertThat(verdict.getScore()).isZero();
    assertThat(verdict.getFindings()).isEmpty();
    assertThat(verdict.getSuppressedFindings()).isEqualTo(1);
    assertThat(verdict.getEvidenceSha256()).isNull();
  }

  @Test
  void saysNotOkWhereTheSameDefectLiesBesideThePolygon() throws Exception {
    ViewVerdict verdict = verdict(List.of(), List.of(box(0.1, 0.1, 0.4, 0.4)), frame(120, 32));

    assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_OK);
    assertThat(verdict.getFindings()).hasSize(1);
    assertThat(verdict.getFindings().get(0).getBox().getXPx()).isEqualTo(120);
    assertThat(verdict.getSuppressedFindings()).isZero();
  }

  @Test
  void countsWhatLiesOutsideOfTheInspectedPolygons() throws Exception {
    List<Polygon> inspected = List.of(box(0.5, 0, 1, 1));

    assertThat(verdict(inspected, List.of(), frame(32, 32)))
        .returns(ResultEvaluation.OK, ViewVerdict::getResultEvaluation)
        .returns(1, ViewVerdict::getSuppressedFindings);
    assertThat(verdict(inspected, List.of(), frame(120, 32)))
        .returns(ResultEvaluation.NOT_OK, ViewVerdict::getResultEvaluation)
        .returns(0, ViewVerdict::getSuppressedFindings);
  }

  @Test
  void neverPassesAPictureThatIsTooSmallToShowTheInspectedPolygon() throws Exception {
    Recipe recipe = recipe(List.of(box(0.5, 0.5, 0.51, 0.51)), List.of());
    Trigger trigger = TestFrames.trigger(TestFrames.TOP, 4);
    byte[] small = TestFrames.flat(0, 16, 16);

    try (InspectionHarness inspection = new InspectionHarness(model(), recipe)) {
      inspection.take(TestFrames.raw(TestFrames.frame(trigger, small), trigger));

      assertThat(inspection.verdict().getUndefinedReason())
          .isEqualTo(UndefinedReason.DEAD_LETTERED);
      assertThat(inspection.deadLetters())
          .extracting(DeadLetter::getReason)
          .containsExactly(DeadLetterReason.MODEL_FAILED);
      assertThat(inspection.deadLetters().get(0).getDetail())
          .contains("inspected area has no pixel on a map of 8x8");
    }
  }

  @Test
  void countsWhatLiesWhereTheMaskIsBlack() throws Exception {
    byte[] left = mask(WIDTH, HEIGHT);

    assertThat(verdict(masked(left), frame(32, 32)))
        .returns(ResultEvaluation.OK, ViewVerdict::getResultEvaluation)
        .returns(1, ViewVerdict::getSuppressedFindings);
    assertThat(verdict(masked(left), frame(120, 32)))
        .returns(ResultEvaluation.NOT_OK, ViewVerdict::getResultEvaluation)
        .returns(0, ViewVerdict::getSuppressedFindings);
  }

  @Test
  void neverPassesAPictureOfAnotherSizeThanTheMask() throws Exception {
    Trigger trigger = TestFrames.trigger(TestFrames.TOP, 4);

    try (InspectionHarness inspection =
        new InspectionHarness(model(), masked(mask(WIDTH, HEIGHT)))) {
      inspection.take(
          TestFrames.raw(TestFrames.frame(trigger, TestFrames.flat(0, 64, 64)), trigger));

      assertThat(inspection.verdict().getUndefinedReason())
          .isEqualTo(UndefinedReason.DEAD_LETTERED);
      assertThat(inspection.deadLetters().get(0).getDetail())
          .contains("region mask is for pictures of 160x128, this one has 64x64");
    }
  }

  /** Black on the left half. */
  private static byte[] mask(int widthPx, int heightPx) {
    byte[] pixels = new byte[widthPx * heightPx];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % widthPx < widthPx / 2 ? 0 : 255);
    }
    try (Picture picture = TestFrames.picture(pixels, widthPx, heightPx)) {
      return picture.encodePng();
    }
  }

  private static Recipe masked(byte[] png) {
    Recipe recipe = recipe(List.of(), List.of());
    RecipeView view =
        RecipeView.newBuilder(recipe.getViews().get(0)).setMaskPng(ByteBuffer.wrap(png)).build();
    return Recipe.newBuilder(recipe).setViews(List.of(view)).build();
  }

  private static ViewVerdict verdict(Recipe recipe, RawFrame frame) throws Exception {
    try (InspectionHarness inspection = new InspectionHarness(model(), recipe)) {
      inspection.take(frame);
      return inspection.verdict();
    }
  }

  private static ViewVerdict verdict(List<Polygon> inspected, List<Polygon> ignored, RawFrame frame)
      throws Exception {
    try (InspectionHarness inspection =
        new InspectionHarness(model(), recipe(inspected, ignored))) {
      inspection.take(frame);
      return inspection.verdict();
    }
  }

  private static JudgeSource model() {
    return new PackagedModel(BRIGHT.toString(), Provider.CPU, 1);
  }

  private static Recipe recipe(List<Polygon> inspected, List<Polygon> ignored) {
    return Recipe.newBuilder(TestFrames.bracket())
        .setViews(
            List.of(
                new RecipeView(
                    TestFrames.TOP, "a1", "top", 0f, 0f, false, inspected, ignored, null)))
        .build();
  }

  /** Black, with a white block of 16 by 16 pixels. */
  private static RawFrame frame(int left, int top) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int y = top; y < top + 16; y++) {
      for (int x = left; x < left + 16; x++) {
        pixels[y * WIDTH + x] = (byte) 255;
      }
    }
    Trigger trigger = TestFrames.trigger(TestFrames.TOP, 3);
    try (Picture picture = TestFrames.picture(pixels, WIDTH, HEIGHT)) {
      return TestFrames.raw(TestFrames.frame(trigger, picture.encodePng()), trigger);
    }
  }

  private static Polygon box(double left, double top, double right, double bottom) {
    return new Polygon(
        List.of(
            new PolygonPoint(left, top),
            new PolygonPoint(right, top),
            new PolygonPoint(right, bottom),
            new PolygonPoint(left, bottom)));
  }
}
