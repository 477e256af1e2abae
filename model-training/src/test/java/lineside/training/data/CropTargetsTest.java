package lineside.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CropTargetsTest {
  /** One defect pixel at (9, 5) of 32x32: map pixel (4, 2), grown to 3x3 = 9 of 256. */
  @Test
  void growsOnePixelToThreeByThreeAndWeighsIt() {
    Crop crop = Crop.of(32, 1);
    crop.defect()[5 * 32 + 9] = true;

    try (Batch batch = new Batch(new Batch.Shape(2, 1, 3, 32))) {
      CropTargets.write(crop, 2, batch, 1);

      int at = 256;
      float sum = 0;
      for (int i = 0; i < 256; i++) {
        sum += batch.target()[at + i];
      }
      assertThat(sum).isEqualTo(9);
      assertThat(batch.target()[at + 1 * 16 + 3]).isEqualTo(1);
      assertThat(batch.target()[at + 3 * 16 + 5]).isEqualTo(1);
      assertThat(batch.target()[at + 4 * 16 + 4]).isZero();
      // 1 + sqrt(256 / (9 + 50)) - 1
      assertThat(batch.weight()[at + 2 * 16 + 4]).isCloseTo(2.0830f, within(1e-4f));
      assertThat(batch.weight()[at]).isEqualTo(1);
      int kinds = 256 * 3;
      assertThat(batch.kinds()[kinds + 2 * 256 + 2 * 16 + 4]).isCloseTo(1f / 9, within(1e-6f));
      assertThat(batch.kinds()[kinds + 1 * 256 + 2 * 16 + 4]).isZero();
    }
  }

  @Test
  void repeatsTheBorderOutsideThePicture() {
    TrainingPicture picture = TestPictures.picture(-1, 1, 5);
    Crop crop = Crop.of(32, 1);

    crop.take(picture, -3, -2, Crop.Mirror.NONE);

    float corner = picture.pixels()[0] & 0xFF;
    assertThat(crop.levels()[0]).isEqualTo(corner);
    assertThat(crop.levels()[2 * 32 + 3]).isEqualTo(corner);
    assertThat(crop.levels()[2 * 32 + 4]).isEqualTo(picture.pixels()[1] & 0xFF);
  }

  @Test
  void mirrorsPixelsAndMaskAlike() {
    TrainingPicture picture = TestPictures.picture(0, 1, 6);
    Crop straight = Crop.of(32, 1);
    Crop mirrored = Crop.of(32, 1);

    straight.take(picture, 8, 4, Crop.Mirror.NONE);
    mirrored.take(picture, 8, 4, new Crop.Mirror(true, true));

    for (int i = 0; i < 32 * 32; i++) {
      assertThat(mirrored.levels()[32 * 32 - 1 - i]).isEqualTo(straight.levels()[i]);
      assertThat(mirrored.defect()[32 * 32 - 1 - i]).isEqualTo(straight.defect()[i]);
    }
  }
}
