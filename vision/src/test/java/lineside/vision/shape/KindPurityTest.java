package lineside.vision.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import lineside.vision.shape.KindPurity.Truth;
import org.junit.jupiter.api.Test;

class KindPurityTest {
  @Test
  void countsNeighboursOfTheSameKind() {
    // Six dents at 0 and one scratch among them: of five neighbours of the scratch none is one.
    double[][] places = {{0}, {0.1}, {0.2}, {0.3}, {0.4}, {0.5}, {0.25}};
    List<Truth> truths = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      truths.add(new Truth("dent", "part-" + i));
    }
    truths.add(new Truth("scratch", "part-6"));

    KindPurity purity = KindPurity.of(places, truths);

    // Of the six others of a dent the farthest dent drops out and the scratch stays.
    assertThat(purity.byKind().get("scratch")).isZero();
    assertThat(purity.byKind().get("dent")).isCloseTo(0.8, within(1e-9));
    assertThat(purity.share()).isCloseTo(6 * 0.8 / 7, within(1e-9));
  }

  @Test
  void neighboursFromTheSamePartDoNotCount() {
    double[][] places = {{0}, {0}, {9}, {9}};
    List<Truth> truths =
        List.of(
            new Truth("dent", "a"),
            new Truth("dent", "a"),
            new Truth("pit", "b"),
            new Truth("pit", "b"));

    assertThat(KindPurity.of(places, truths).share()).isZero();
  }

  @Test
  void onePartAloneHasNoFigure() {
    assertThat(KindPurity.of(new double[][] {{1}}, List.of(new Truth("dent", "a"))).share())
        .isNaN();
  }

  @Test
  void refusesVectorsWithoutATruth() {
    assertThatThrownBy(() -> KindPurity.of(new double[][] {{1}}, List.of()))
        .hasMessage("1 vectors for 0 findings");
  }
}
