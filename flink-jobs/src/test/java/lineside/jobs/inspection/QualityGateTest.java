package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.schemas.record.RecipeView;
import lineside.vision.quality.PictureQuality;
import org.junit.jupiter.api.Test;

class QualityGateTest {
  private static final RecipeView STRICT =
      new RecipeView("a-top", "a1", "top", 20f, 30f, true, List.of(), List.of(), null);
  private static final RecipeView LENIENT =
      new RecipeView("a-top", "a1", "top", 0f, 0f, false, List.of(), List.of(), null);
  private final QualityGate gate = new QualityGate();

  private record Figures(double meanLevel, double sharpness, String contentId)
      implements PictureQuality {}

  @Test
  void letsAnOrdinaryPictureThrough() {
    assertThat(gate.objection("v1", STRICT, new Figures(20, 30, "c1"))).isEmpty();
  }

  @Test
  void objectsToADarkPicture() {
    assertThat(gate.objection("v1", STRICT, new Figures(19.96, 30, "c1")))
        .contains("dark: mean level 20.0, at least 20.0 is needed");
  }

  @Test
  void objectsToABlurredPicture() {
    assertThat(gate.objection("v1", STRICT, new Figures(120, 29.5, "c1")))
        .contains("blurred: sharpness 29.5, at least 30.0 is needed");
  }

  @Test
  void objectsToTheSamePixelsTwice() {
    gate.objection("v1", STRICT, new Figures(120, 90, "c1"));

    assertThat(gate.objection("v2", STRICT, new Figures(120, 90, "c1")))
        .contains("frozen: same pixels as the picture before");
  }

  @Test
  void doesNotCompareARepeatedDeliveryWithItself() {
    gate.objection("v1", STRICT, new Figures(120, 90, "c1"));

    assertThat(gate.objection("v1", STRICT, new Figures(120, 90, "c1"))).isEmpty();
  }

  @Test
  void comparesOnlyPicturesOfOneCamera() {
    RecipeView other =
        new RecipeView("a-side", "a2", "side", 20f, 30f, true, List.of(), List.of(), null);
    gate.objection("v1", STRICT, new Figures(120, 90, "c1"));

    assertThat(gate.objection("v2", other, new Figures(120, 90, "c1"))).isEmpty();
  }

  @Test
  void checksNothingThatTheRecipeSwitchesOff() {
    gate.objection("v1", LENIENT, new Figures(0, 0, "c1"));

    assertThat(gate.objection("v2", LENIENT, new Figures(0, 0, "c1"))).isEmpty();
  }
}
