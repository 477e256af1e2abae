package lineside.vision.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import org.junit.jupiter.api.Test;

class PictureMaskTest {
  @Test
  void inspectsWhereTheMaskIsNotBlack() {
    PictureMask mask = mask(8, 4, (x, y) -> x < 3 ? 0 : 1);

    assertThat(inside(InspectedArea.WHOLE.within(mask), MapGrid.of(8, 4)))
        .isEqualTo("...#####".repeat(4));
  }

  @Test
  void takesTheMaskPixelAtTheCentreOfAMapPixel() {
    PictureMask mask = mask(8, 4, (x, y) -> x < 3 ? 0 : 255);

    // Centres of the columns of four lie at 1, 3, 5 and 7 of 8 pixels.
    assertThat(inside(InspectedArea.WHOLE.within(mask), MapGrid.of(4, 1))).isEqualTo(".###");
  }

  @Test
  void leavesOfAMaskAndOutlinesWhatAllOfThemLeave() {
    InspectedArea outlined = Areas.without(Areas.box(0.5, 0, 1, 1));
    PictureMask mask = mask(8, 2, (x, y) -> y == 0 ? 255 : 0);

    assertThat(inside(outlined.within(mask), MapGrid.of(8, 2))).isEqualTo("####............");
    assertThat(outlined.within(mask).isWhole()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outlined.within(mask(8, 2, (x, y) -> x < 4 ? 0 : 255)))
        .withMessage("nothing is left to inspect on a grid of 8x2");
  }

  @Test
  void countsAColourAsInspected() {
    try (Picture red = TestPictures.colour(4, 4, 0, 0, 9)) {
      PictureMask mask = PictureMask.decode(ByteBuffer.wrap(red.encodePng()));

      assertThat(mask.isInspected(0.5, 0.5)).isTrue();
    }
  }

  @Test
  void refusesAPictureOfAnotherSize() {
    InspectedArea area = InspectedArea.WHOLE.within(mask(8, 4, (x, y) -> 255));

    area.requireFits(8, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> area.requireFits(16, 8))
        .withMessage("region mask is for pictures of 8x4, this one has 16x8");
  }

  @Test
  void refusesWhatIsNoMask() {
    byte[] good = png(8, 4, (x, y) -> 255);
    byte[] large = new byte[PictureMask.MAX_BYTES + 1];

    refuses(png(8, 4, (x, y) -> 0), "mask of 8x4 is all black, nothing is left to inspect");
    refuses(large, "mask has 262145 bytes, at most 262144 are taken");
    refuses(new byte[] {1, 2, 3}, "mask is no png: 3 bytes without its signature");
    refuses(Arrays.copyOf(good, good.length - 9), "mask does not decode: ");
    try (Picture grey = TestPictures.grey(8, 8, (x, y) -> 255)) {
      refuses(TestPictures.encoded(grey, ".jpg"), "mask is no png: ");
    }
  }

  @Test
  void refusesOneByteAfterTheOtherThatIsWrongOrTakesIt() {
    byte[] good = png(8, 4, (x, y) -> x * 30);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < good.length; i++) {
      byte[] wrong = good.clone();
      wrong[i] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(PictureMask.decode(ByteBuffer.wrap(wrong)).widthPx()).isEqualTo(8);
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageContaining("mask");
      }
    }
  }

  private static void refuses(byte[] bytes, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureMask.decode(ByteBuffer.wrap(bytes)))
        .withMessageStartingWith(reason);
  }

  private static PictureMask mask(int widthPx, int heightPx, TestPictures.PixelLevel level) {
    return PictureMask.decode(ByteBuffer.wrap(png(widthPx, heightPx, level)));
  }

  private static byte[] png(int widthPx, int heightPx, TestPictures.PixelLevel level) {
    try (Picture picture = TestPictures.grey(widthPx, heightPx, level)) {
      return picture.encodePng();
    }
  }

  private static String inside(InspectedArea area, MapGrid grid) {
    StringBuilder text = new StringBuilder();
    for (boolean isInside : area.mask(grid).inside()) {
      text.append(isInside ? '#' : '.');
    }
    return text.toString();
  }
}
