package lineside.ingest.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import lineside.ingest.TestPictures;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {
  @Test
  void readsAPng() {
    EncodedImage image = ImageHeader.read(TestPictures.png(17, 9)).orElseThrow();

    assertThat(image.encoding()).isEqualTo(FrameEncoding.PNG);
    assertThat(image.widthPx()).isEqualTo(17);
    assertThat(image.heightPx()).isEqualTo(9);
    assertThat(image.pixelFormat()).isEqualTo(PixelFormat.MONO8);
  }

  @Test
  void readsAJpeg() {
    EncodedImage image = ImageHeader.read(TestPictures.jpeg(33, 21)).orElseThrow();

    assertThat(image.encoding()).isEqualTo(FrameEncoding.JPEG);
    assertThat(image.widthPx()).isEqualTo(33);
    assertThat(image.heightPx()).isEqualTo(21);
    assertThat(image.pixelFormat()).isEqualTo(PixelFormat.BGR8);
  }

  @Test
  void passesTheBytesOnAsTheyAre() {
    byte[] jpeg = TestPictures.jpeg(33, 21);

    EncodedImage image = ImageHeader.read(jpeg).orElseThrow();

    assertThat(image.bytes()).isEqualTo(ByteBuffer.wrap(jpeg));
    assertThat(image.sizeBytes()).isEqualTo(jpeg.length);
  }

  @Test
  void readsTheHeaderOfATruncatedPicture() {
    byte[] jpeg = TestPictures.jpeg(64, 64);

    assertThat(ImageHeader.read(Arrays.copyOf(jpeg, jpeg.length / 2 + 400))).isPresent();
  }

  @Test
  void readsAHeaderThatClaimsTooMuch() {
    byte[] png = TestPictures.png(4, 4);
    ByteBuffer.wrap(png).putInt(16, 20_000).putInt(20, 20_000);

    assertThat(ImageHeader.read(png).orElseThrow().widthPx()).isEqualTo(20_000);
  }

  @Test
  void knowsNoPictureThatAFrameCannotState() {
    byte[] png = TestPictures.png(4, 4);
    ByteBuffer.wrap(png).putInt(16, 65_536);

    assertThat(ImageHeader.read(png)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9, 12, 25, 100})
  void findsNothingInTheFirstBytesOfAPictureOrInNoise(int length) {
    byte[] noise = new byte[length];
    Arrays.fill(noise, (byte) 0xA5);
    byte[] jpegStart = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, length);

    assertThat(ImageHeader.read(noise)).isEmpty();
    assertThat(ImageHeader.read(jpegStart)).isEmpty();
    assertThat(ImageHeader.read(Arrays.copyOf(TestPictures.png(3, 3), Math.min(length, 25))))
        .isEmpty();
  }

  @Test
  void findsNothingInABmp() {
    assertThat(ImageHeader.read(TestPictures.bmp(5, 4))).isEmpty();
  }
}
