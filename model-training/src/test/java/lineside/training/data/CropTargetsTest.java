package lineside.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lineside.training.data.TrainingPicture.Labelling;
import org.junit.jupiter.api.Test;

class CropTargetsTest {
  /** One defect pixel at (9, 5) of 32x32: map pixel (4, 2), grown to 3x3 = 9 of 256. */
  private static final Batch.Shape SHAPE = new Batch.Shape(2, 1, 3, 32, 0);

  @Test
  void growsAThinDefectAndWeighsItsPixels() {
    Crop crop = Crop.of(SHAPE);
    crop.defect()[4 * 32 + 8] = true;
    CropTargets.Known known = new CropTargets.Known(2, Labelling.MASKED, 0);

    try (Batch batch = new Batch(SHAPE)) {
      CropTargets.write(crop, known, batch, 1);

      int at = 256;
      float sum = 0;
      for (int i = 0; i < 256; i++) {
        sum += batch.target().values()[at + i];
      }
      assertThat(sum).isEqualTo(9);
      assertThat(batch.target().values()[at + 1 * 16 + 3]).isEqualTo(1);
      assertThat(batch.target().values()[at + 3 * 16 + 5]).isEqualTo(1);
      assertThat(batch.target().values()[at + 4 * 16 + 4]).isZero();
      // 2 + 0.1 * 256 / 9
      assertThat(batch.weight().values()[at + 2 * 16 + 4]).isCloseTo(4.8444f, within(1e-4f));
      assertThat(batch.weight().values()[at]).isEqualTo(1);
      int kinds = 256 * 3;
      assertThat(batch.kinds().values()[kinds + 2 * 256 + 2 * 16 + 4])
          .isCloseTo(1f / 9, within(1e-6f));
      assertThat(batch.kinds().values()[kinds + 1 * 256 + 2 * 16 + 4]).isZero();
      assertThat(batch.tag().values()[1]).isEqualTo(1);
    }
  }

  @Test
  void leavesAThickDefectAsItIs() {
    boolean[] map = new boolean[16 * 16];
    for (int y = 4; y < 9; y++) {
      Arrays.fill(map, y * 16 + 5, y * 16 + 10, true);
    }

    boolean[] grown = CropTargets.grownWhereThin(map, 16);

    assertThat(grown).isEqualTo(map);
  }

  @Test
  void countsNoPixelOfADefectThatNobodyOutlined() {
    Crop crop = Crop.of(SHAPE);

    try (Batch batch = new Batch(SHAPE)) {
      CropTargets.write(crop, new CropTargets.Known(0, Labelling.TAGGED, 0), batch, 0);

      assertThat(batch.weight().values()[7]).isZero();
      assertThat(batch.tag().values()[0]).isEqualTo(1);
      assertThat(batch.tagWeight().values()[0]).isEqualTo(1);
    }
  }

  @Test
  void repeatsTheBorderOutsideThePicture() {
    TrainingPicture picture = TestPictures.picture(-1, 1, 5);
    Crop crop = Crop.of(SHAPE);

    crop.take(picture, new Crop.View(12.5f, 13.5f, 1, 0, 0, 1));

    float corner = picture.pixels()[0] & 0xFF;
    assertThat(crop.levels()[0]).isEqualTo(corner);
    assertThat(crop.levels()[2 * 32 + 3]).isEqualTo(corner);
    assertThat(crop.levels()[2 * 32 + 4]).isEqualTo(picture.pixels()[1] & 0xFF);
  }

  @Test
  void mirrorsPixelsAndMaskAlike() {
    TrainingPicture picture = TestPictures.picture(0, 1, 6);
    Crop straight = Crop.of(SHAPE);
    Crop mirrored = Crop.of(SHAPE);

    straight.take(picture, new Crop.View(23.5f, 19.5f, 1, 0, 0, 1));
    mirrored.take(picture, new Crop.View(23.5f, 19.5f, -1, 0, 0, -1));

    for (int i = 0; i < 32 * 32; i++) {
      assertThat(mirrored.levels()[32 * 32 - 1 - i]).isEqualTo(straight.levels()[i]);
      assertThat(mirrored.defect()[32 * 32 - 1 - i]).isEqualTo(straight.defect()[i]);
    }
  }
}
