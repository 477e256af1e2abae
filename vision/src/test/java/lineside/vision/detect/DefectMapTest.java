package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DefectMapTest {
  /** One pixel of 0.9 in the corner of 4x3: its neighbourhood has 4 pixels, the next 6, then 9. */
  @Test
  void meansOverTheNeighboursThereAre() {
    float[] scores = {0.9f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    DefectMap smooth = new DefectMap(4, 3, 2, scores).smoothed();

    assertThat(smooth.scores())
        .containsExactly(
            new float[] {0.225f, 0.15f, 0, 0, 0.15f, 0.1f, 0, 0, 0, 0, 0, 0}, within(1e-6f));
    assertThat(smooth.peak()).isEqualTo(0.225f, within(1e-6f));
  }
}
