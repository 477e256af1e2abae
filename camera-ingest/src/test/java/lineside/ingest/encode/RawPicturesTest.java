package lineside.ingest.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On an area of one colour: blue 20, green 120, red 220. */
class RawPicturesTest {
  private static final int WIDTH = 12;
  private static final int HEIGHT = 10;

  @ParameterizedTest
  @CsvSource({"BAYER_GR8,GRBG", "BAYER_RG8,RGGB", "BAYER_GB8,GBRG", "BAYER_BG8,BGGR"})
  void findsTheColoursBehindAFilter(PixelLayout layout, String filter) {
    assertThat(pixelOf(mosaic(layout, filter))).containsExactly(20, 120, 220);
  }

  /** The filter of a cut image begins as that of the whole one. */
  @ParameterizedTest
  @CsvSource({"BAYER_GR8,GRBG", "BAYER_RG8,RGGB", "BAYER_GB8,GBRG", "BAYER_BG8,BGGR"})
  void findsTheColoursOfARegionThatBeginsAtAnOddPixel(PixelLayout layout, String filter) {
    RawImage cut = mosaic(layout, filter).crop(new Region(3, 1, 8, 8));

    assertThat(pixelOf(cut)).containsExactly(20, 120, 220);
  }

  @ParameterizedTest
  @CsvSource({"RGB8,RGB", "BGR8,BGR"})
  void putsBlueFirst(PixelLayout layout, String order) {
    byte[] pixels = new byte[WIDTH * HEIGHT * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) value(order.charAt(i % 3));
    }

    assertThat(pixelOf(new RawImage(ByteBuffer.wrap(pixels), WIDTH, HEIGHT, layout)))
        .containsExactly(20, 120, 220);
  }

  private static int value(char colour) {
    return switch (colour) {
      case 'B' -> 20;
      case 'G' -> 120;
      default -> 220;
    };
  }

  /** Upper left, upper right, lower left, lower right. */
  private static RawImage mosaic(PixelLayout layout, String filter) {
    byte[] pixels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      int corner = i / WIDTH % 2 * 2 + i % WIDTH % 2;
      pixels[i] = (byte) value(filter.charAt(corner));
    }
    return new RawImage(ByteBuffer.wrap(pixels), WIDTH, HEIGHT, layout);
  }

  /** Blue, green and red in the middle. */
  private static int[] pixelOf(RawImage image) {
    try (Picture picture = RawPictures.of(image);
        BytePointer pixel = picture.mat().ptr(4, 4)) {
      return new int[] {pixel.get(0) & 0xFF, pixel.get(1) & 0xFF, pixel.get(2) & 0xFF};
    }
  }
}
