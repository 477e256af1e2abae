package lineside.training.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverlayTest {
  @Test
  void leavesAPixelAsItIsWhereTheMapIsLow() {
    byte[] grey = {80, 80, 80, 90, 90, 90};

    byte[] heated = Overlay.heated(grey, new float[] {0, 1});

    assertThat(heated).startsWith(80, 80, 80);
    // 90 / 4 + 3/4 of the colour's blue 0, green 94 and red 213, rounded
    assertThat(new int[] {heated[3] & 0xFF, heated[4] & 0xFF, heated[5] & 0xFF})
        .containsExactly(23, 93, 182);
  }

  @Test
  void drawsTheTruthAsALineAroundItsPixels() {
    byte[] mark = {0, 0, 0, 0, 1, 0, 0, 0, 0};

    byte[] outlined = Overlay.outlined(new byte[27], mark, 3);

    for (int pixel = 0; pixel < 9; pixel++) {
      boolean isBeside = pixel == 1 || pixel == 3 || pixel == 5 || pixel == 7;
      assertThat(outlined[3 * pixel] != 0).as("pixel " + pixel).isEqualTo(isBeside);
    }
  }
}
