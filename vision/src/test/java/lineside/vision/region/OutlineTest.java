package lineside.vision.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import lineside.vision.region.Outline.Corner;
import org.junit.jupiter.api.Test;

class OutlineTest {
  @Test
  void takesAnOutlineWhateverWayRoundItGoes() {
    assertThat(Areas.outline(0.1, 0.1, 0.9, 0.1, 0.5, 0.8).corners()).hasSize(3);
    assertThat(Areas.outline(0.5, 0.8, 0.9, 0.1, 0.1, 0.1).corners()).hasSize(3);
  }

  @Test
  void takesCornersOnTheEdgeOfThePictureAndOnAStraightLine() {
    assertThat(Areas.outline(0, 0, 0.5, 0, 1, 0, 1, 1, 0, 1).corners()).hasSize(5);
  }

  @Test
  void refusesTooFewAndTooManyCorners() {
    List<Corner> circle = new ArrayList<>();
    for (int i = 0; i < 257; i++) {
      double angle = 2 * Math.PI * i / 257;
      circle.add(new Corner(0.5 + 0.4 * Math.cos(angle), 0.5 + 0.4 * Math.sin(angle)));
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.1, 0.1, 0.9, 0.9))
        .withMessage("outline has 2 corners, 3 to 256 are taken");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outline(circle))
        .withMessage("outline has 257 corners, 3 to 256 are taken");
    assertThat(new Outline(circle.subList(0, 256)).corners()).hasSize(256);
  }

  @Test
  void refusesCornersThatAreNoPlaceOnThePicture() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.1, 0.1, 1.2, 0.1, 0.5, 0.8))
        .withMessage("outline corner 1 (1.2, 0.1) lies outside of the picture, 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.1, 0.1, 0.9, 0.1, 0.5, -1e-9))
        .withMessageStartingWith("outline corner 2 (0.5, -1.0E-9) lies outside");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(Double.NaN, 0.1, 0.9, 0.1, 0.5, 0.8))
        .withMessageStartingWith("outline corner 0 (NaN, 0.1) lies outside");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.1, 0.1, Double.POSITIVE_INFINITY, 0.1, 0.5, 0.8))
        .withMessageStartingWith("outline corner 1 (Infinity, 0.1) lies outside");
  }

  @Test
  void refusesABowTie() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.1, 0.1, 0.9, 0.9, 0.9, 0.1, 0.1, 0.9))
        .withMessage("outline edges 0 and 2 touch or cross");
  }

  @Test
  void refusesAnOutlineThatTouchesItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0, 0, 1, 0, 1, 1, 0.5, 0, 0, 1))
        .withMessage("outline edges 0 and 2 touch or cross");
  }

  @Test
  void refusesRepeatedCornersAndEdgesThatGoBack() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.1, 0.1, 0.9, 0.1, 0.9, 0.1, 0.5, 0.8))
        .withMessageStartingWith("outline corner 2 is that before it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.1, 0.1, 0.5, 0.8, 0.1, 0.1))
        .withMessageStartingWith("outline corner 0 is that before it");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0, 0, 1, 0, 0.5, 0, 0.5, 1))
        .withMessage("outline edges 0 and 1 touch or cross");
  }

  @Test
  void refusesAnOutlineThatEnclosesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.1, 0.1, 0.5, 0.5, 0.9, 0.9 + 1e-9))
        .withMessage("outline encloses nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Areas.outline(0.25, 0.25, 0.5, 0.5, 0.75, 0.75))
        .withMessage("outline edges 0 and 2 touch or cross");
  }
}
