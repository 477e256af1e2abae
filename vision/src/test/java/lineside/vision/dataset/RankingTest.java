package lineside.vision.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingTest {
  /** Pairs won: .9 beats all 4, .4 beats .1 and .3 and ties with .4 (half): 6.5 of 8. */
  @Test
  void countsTiesHalfInAuroc() {
    float[] good = {0.1f, 0.3f, 0.4f, 0.8f};
    float[] defect = {0.9f, 0.4f};

    assertThat(Ranking.auroc(good, defect)).isCloseTo(6.5 / 8, within(1e-12));
  }

  /** From the top: .9 defect (1/1), .8 good, then .4 twice (one defect): recall 1 at 2 of 4. */
  @Test
  void groupsTiesInAveragePrecision() {
    float[] good = {0.1f, 0.3f, 0.4f, 0.8f};
    float[] defect = {0.9f, 0.4f};

    assertThat(Ranking.averagePrecision(good, defect))
        .isCloseTo(0.5 * 1 + 0.5 * 2 / 4, within(1e-12));
  }

  @Test
  void saysNothingWithoutOneOfTheTwo() {
    assertThat(Ranking.auroc(new float[0], new float[] {1})).isNaN();
    assertThat(Ranking.averagePrecision(new float[] {1}, new float[0])).isNaN();
  }

  @Test
  void ranksPixelsLikePictures() {
    float[] good = {0.1f, 0.3f, 0.4f, 0.8f};
    float[] defect = {0.9f, 0.4f};
    PixelHistogram pixels = new PixelHistogram();
    for (float score : good) {
      pixels.addGood(score);
    }
    for (float score : defect) {
      pixels.addDefect(score);
    }

    assertThat(pixels.auroc()).isCloseTo(6.5 / 8, within(1e-12));
    assertThat(pixels.averagePrecision()).isCloseTo(0.75, within(1e-12));
  }
}
