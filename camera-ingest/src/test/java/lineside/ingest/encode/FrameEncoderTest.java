package lineside.ingest.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import lineside.ingest.TestPictures;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import org.junit.jupiter.api.Test;

class FrameEncoderTest {
  private final PictureDecoder decoder = new PictureDecoder(10_000);

  @Test
  void keepsEveryPixelInPng() throws Exception {
    try (Picture picture = TestPictures.colour(7, 5)) {
      EncodedImage image = FrameEncoder.png().encode(picture);

      assertThat(image.encoding()).isEqualTo(FrameEncoding.PNG);
      try (Picture decoded = decoder.decode(image.bytes())) {
        assertThat(rows(decoded)).isEqualTo(rows(picture));
      }
    }
  }

  @Test
  void keepsEveryPixelInRawRows() throws Exception {
    try (Picture picture = TestPictures.mono(7, 5)) {
      EncodedImage image = FrameEncoder.raw().encode(picture);

      assertThat(image.encoding()).isEqualTo(FrameEncoding.RAW);
      assertThat(image.pixelFormat()).isEqualTo(PixelFormat.MONO8);
      assertThat(image.sizeBytes()).isEqualTo(35);
      // Row 2, column 3 of the test picture is 2 * 31 + 3 * 7.
      assertThat(image.bytes().get(2 * 7 + 3)).isEqualTo((byte) 83);
      try (Picture decoded = decoder.decodeRaw(image.bytes(), 7, 5, 1)) {
        assertThat(decoded.encodePng()).isEqualTo(picture.encodePng());
      }
    }
  }

  @Test
  void statesSizeAndFormatOfAJpeg() throws Exception {
    try (Picture picture = TestPictures.colour(40, 30)) {
      EncodedImage image = FrameEncoder.jpeg(80).encode(picture);

      assertThat(image.encoding()).isEqualTo(FrameEncoding.JPEG);
      assertThat(image.widthPx()).isEqualTo(40);
      assertThat(image.heightPx()).isEqualTo(30);
      assertThat(image.pixelFormat()).isEqualTo(PixelFormat.BGR8);
      decoder.decode(image.bytes()).close();
    }
  }

  @Test
  void makesSmallerJpegsOfLowerQuality() {
    try (Picture picture = TestPictures.colour(60, 60)) {
      int low = FrameEncoder.jpeg(20).encode(picture).sizeBytes();
      int high = FrameEncoder.jpeg(95).encode(picture).sizeBytes();

      assertThat(low).isLessThan(high);
    }
  }

  @Test
  void refusesAQualityThatJpegDoesNotKnow() {
    assertThatIllegalArgumentException().isThrownBy(() -> FrameEncoder.jpeg(101));
    assertThatIllegalArgumentException().isThrownBy(() -> FrameEncoder.jpeg(0));
  }

  private static byte[] rows(Picture picture) {
    return FrameEncoder.raw().encode(picture).bytes().array();
  }
}
