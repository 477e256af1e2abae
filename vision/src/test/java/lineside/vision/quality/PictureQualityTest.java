package lineside.vision.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import org.junit.jupiter.api.Test;

class PictureQualityTest {
  @Test
  void findsEvenPictureUtterlyBlurred() {
    try (Picture even = TestPictures.grey(40, 20, (x, y) -> 37)) {
      PictureQuality quality = PictureQuality.of(even);

      assertThat(quality.meanLevel()).isEqualTo(37);
      assertThat(quality.sharpness()).isZero();
    }
  }

  /**
   * Columns of width two, 10 and 50 by turns, halve to columns of width one. The Laplacian is
   * 2*(50-10) = 80 on dark and -80 on bright columns, mirrored at the border too: variance 6400.
   */
  @Test
  void measuresVarianceOfLaplacianOfHalvedPicture() {
    try (Picture stripes = TestPictures.grey(64, 32, (x, y) -> x / 2 % 2 == 0 ? 10 : 50)) {
      PictureQuality quality = PictureQuality.of(stripes);

      assertThat(quality.meanLevel()).isEqualTo(30);
      assertThat(quality.sharpness()).isCloseTo(6400, within(1e-6));
    }
  }

  @Test
  void weighsColoursLikeTheEye() {
    try (Picture green = TestPictures.colour(16, 16, 0, 200, 0)) {
      // 0.587 of 200, rounded to a grey level.
      assertThat(PictureQuality.of(green).meanLevel()).isEqualTo(117);
    }
  }

  @Test
  void measuresNoPictureThatIsOnePixelWideOrHigh() {
    try (Picture line = TestPictures.grey(9, 1, (x, y) -> x);
        Picture least = TestPictures.grey(2, 2, (x, y) -> 10)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PictureQuality.of(line))
          .withMessage("at least 2 pixels a side are needed");
      assertThat(PictureQuality.of(least).meanLevel()).isEqualTo(10);
    }
  }

  @Test
  void tellsPicturesApartByOnePixel() {
    try (Picture a = TestPictures.grey(61, 43, (x, y) -> x + y);
        Picture same = TestPictures.grey(61, 43, (x, y) -> x + y);
        Picture other = TestPictures.grey(61, 43, (x, y) -> x == 60 && y == 42 ? 1 : x + y);
        Picture turned =
            TestPictures.grey(43, 61, (x, y) -> (y * 43 + x) % 61 + (y * 43 + x) / 61)) {
      String id = PictureQuality.of(a).contentId();

      assertThat(id).matches("[0-9a-f]{16}").isEqualTo(PictureQuality.of(same).contentId());
      assertThat(PictureQuality.of(other).contentId()).isNotEqualTo(id);
      assertThat(PictureQuality.of(turned).contentId()).isNotEqualTo(id);
    }
  }
}
