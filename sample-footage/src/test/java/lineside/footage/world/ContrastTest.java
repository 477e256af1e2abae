package lineside.footage.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ContrastTest {
  private static final int SIDE_PX = 40;

  @Test
  void takesOutOfTheCoverWhatChangedByLessThanTheLimit() {
    float[] cover = square(5, 35);
    float[] difference = new float[cover.length];
    for (int i = 0; i < cover.length; i++) {
      difference[i] = i % SIDE_PX < 20 ? 9 : 1;
    }

    Contrast.dropInvisible(difference, cover, 4);

    assertThat(cover[20 * SIDE_PX + 8]).isEqualTo(1);
    assertThat(cover[20 * SIDE_PX + 30]).isZero();
  }

  @Test
  void countsAStronglyChangedRimAndForgetsChangesFarAway() {
    float[] cover = square(15, 25);
    float[] difference = new float[cover.length];
    Arrays.fill(difference, 7);

    Contrast.settle(difference, cover, 5);

    assertThat(cover[20 * SIDE_PX + 14]).isEqualTo(1);
    assertThat(difference[20 * SIDE_PX + 14]).isGreaterThan(5);
    assertThat(cover[20 * SIDE_PX + 4]).isZero();
    assertThat(difference[20 * SIDE_PX + 4]).isZero();
  }

  private static float[] square(int from, int to) {
    float[] cover = new float[SIDE_PX * SIDE_PX];
    for (int y = from; y < to; y++) {
      Arrays.fill(cover, y * SIDE_PX + from, y * SIDE_PX + to, 1);
    }
    return cover;
  }
}
