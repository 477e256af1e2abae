package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

class EvidenceWriterTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;
  private final InMemoryEvidence evidence = new InMemoryEvidence();
  private final EvidenceWriter writer = new EvidenceWriter(evidence);
  private final byte[] pixels = new byte[WIDTH * HEIGHT];

  EvidenceWriterTest() {
    new Random(3).nextBytes(pixels);
  }

  @Test
  void storesALargeFindingWithSixteenPixelsAround() throws Exception {
    try (Picture crop = crop(region(100, 60, 80, 70))) {
      assertThat(crop.widthPx()).isEqualTo(112);
      assertThat(crop.heightPx()).isEqualTo(102);
      assertThat(pixel(crop, 0, 0)).isEqualTo(pixels[44 * WIDTH + 84]);
    }
  }

  @Test
  void storesASmallFindingWith96PixelsASide() throws Exception {
    try (Picture crop = crop(region(150, 100, 4, 4))) {
      assertThat(crop.widthPx()).isEqualTo(96);
      assertThat(crop.heightPx()).isEqualTo(96);
    }
  }

  @Test
  void movesTheCropOfAFindingInTheCornerIntoThePicture() throws Exception {
    try (Picture crop = crop(region(296, 196, 4, 4))) {
      assertThat(crop.widthPx()).isEqualTo(96);
      assertThat(crop.heightPx()).isEqualTo(96);
      assertThat(pixel(crop, 95, 95)).isEqualTo(pixels[pixels.length - 1]);
    }
  }

  @Test
  void cropsNoMoreThanThereIs() throws Exception {
    try (Picture small = TestFrames.picture(new byte[40 * 30], 40, 30);
        Picture crop = stored(writer.storeCrop(small, region(5, 5, 4, 4)))) {
      assertThat(crop.widthPx()).isEqualTo(40);
      assertThat(crop.heightPx()).isEqualTo(30);
    }
  }

  @Test
  void storesTheWholeViewAtHalfItsSize() throws Exception {
    try (Picture picture = TestFrames.picture(pixels, WIDTH, HEIGHT);
        Picture overview = stored(writer.storeOverview(picture))) {
      assertThat(overview.widthPx()).isEqualTo(150);
      assertThat(overview.heightPx()).isEqualTo(100);
    }
  }

  @Test
  void storesNoMoreThanAMegapixelOfALargeView() throws Exception {
    try (Picture picture = new Picture(new Mat(3072, 4096, opencv_core.CV_8UC1));
        Picture overview = stored(writer.storeOverview(picture))) {
      assertThat(overview.widthPx()).isEqualTo(1182);
      assertThat(overview.heightPx()).isEqualTo(886);
    }
  }

  @Test
  void storesTheMapOverExactlyTheView() throws Exception {
    // Nine columns of 40 px reach 60 px beyond a view of 300: its right edge is within the eighth.
    float[] scores = new float[9 * 5];
    scores[2 * 9 + 7] = 1;
    try (Picture picture = TestFrames.picture(pixels, WIDTH, HEIGHT);
        Picture map = stored(writer.storeMap(new DefectMap(9, 5, 40, scores), picture))) {
      assertThat(map.widthPx()).isEqualTo(9);
      assertThat(map.heightPx()).isEqualTo(5);
      assertThat(map.channels()).isEqualTo(1);
      assertThat(Byte.toUnsignedInt(pixel(map, 8, 2))).isBetween(140, 160);
      assertThat(pixel(map, 6, 2)).isZero();
      assertThat(pixel(map, 8, 0)).isZero();
    }
  }

  private Picture crop(Region region) throws Exception {
    try (Picture picture = TestFrames.picture(pixels, WIDTH, HEIGHT)) {
      return stored(writer.storeCrop(picture, region));
    }
  }

  private Picture stored(String sha256) throws Exception {
    return new PictureDecoder(1 << 20).decode(ByteBuffer.wrap(evidence.get(sha256).orElseThrow()));
  }

  private static byte pixel(Picture picture, int x, int y) {
    try (BytePointer at = picture.mat().ptr(y, x)) {
      return at.get();
    }
  }

  private static Region region(int x, int y, int width, int height) {
    return new Region("pit", 0.8f, 9, x, y, width, height, x + 1f, y + 1f);
  }
}
