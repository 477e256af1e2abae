package lineside.vision.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import lineside.vision.frame.UndecodablePictureException.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {
  /** Length of the chunks IHDR and IEND: framing of 12 bytes and 13 bytes or none of content. */
  private static final int PNG_HEADER_BYTES = 25;

  private static final int PNG_END_BYTES = 12;

  private final PictureDecoder decoder = new PictureDecoder(1_000_000);

  @ParameterizedTest
  @ValueSource(strings = {".png", ".bmp", ".jpg"})
  void decodesWhatItEncodes(String extension) throws Exception {
    byte[] bytes = gradient(extension);

    try (Picture picture = decoder.decode(ByteBuffer.wrap(bytes))) {
      assertThat(picture.widthPx()).isEqualTo(61);
      assertThat(picture.heightPx()).isEqualTo(43);
      assertThat(picture.channels()).isEqualTo(1);
      int level = picture.mat().ptr(20, 30).get() & 0xFF;
      assertThat(level).isBetween(88, 92);
    }
  }

  @Test
  void keepsColourOfColourJpeg() throws Exception {
    byte[] bytes;
    try (Picture blue = TestPictures.colour(40, 30, 200, 40, 20)) {
      bytes = TestPictures.encoded(blue, ".jpg");
    }

    try (Picture picture = decoder.decode(ByteBuffer.wrap(bytes))) {
      assertThat(picture.channels()).isEqualTo(3);
      assertThat(picture.mat().ptr(10, 10).get() & 0xFF).isBetween(195, 205);
    }
  }

  @Test
  void decodesBetweenPositionAndLimitOfDirectBuffer() throws Exception {
    byte[] png = gradient(".png");
    ByteBuffer direct = ByteBuffer.allocateDirect(png.length + 17);
    direct.position(11).put(png).limit(direct.position()).position(11);

    try (Picture picture = decoder.decode(direct)) {
      assertThat(picture.widthPx()).isEqualTo(61);
      assertThat(direct.position()).isEqualTo(11);
    }
  }

  @Test
  void refusesNoBytes() {
    assertThat(refused(new byte[0])).isEqualTo(Category.EMPTY);
  }

  @Test
  void refusesZeroBytesAndGarbage() {
    byte[] garbage = new byte[5000];
    new Random(3).nextBytes(garbage);

    assertThat(refused(new byte[100])).isEqualTo(Category.UNKNOWN_FORMAT);
    assertThat(refused(garbage)).isEqualTo(Category.UNKNOWN_FORMAT);
    assertThat(refused(new byte[] {(byte) 0xFF})).isEqualTo(Category.UNKNOWN_FORMAT);
  }

  @ParameterizedTest
  @ValueSource(strings = {".png", ".bmp", ".jpg"})
  void refusesPictureCutAnywhere(String extension) {
    byte[] bytes = gradient(extension);

    for (int length = 40; length < bytes.length - 1; length += 7) {
      assertThat(refused(Arrays.copyOf(bytes, length)))
          .as("%s cut to %d of %d bytes", extension, length, bytes.length)
          .isIn(Category.TRUNCATED, Category.DAMAGED);
    }
    assertThat(refused(Arrays.copyOf(bytes, bytes.length / 2))).isEqualTo(Category.TRUNCATED);
  }

  @Test
  void refusesHugeHeaderBeforeTakingMemory() {
    assertThat(refused(hugePng())).isEqualTo(Category.TOO_LARGE);
  }

  @Test
  void refusesHugeHeaderThatALaterOneTalksSmall() {
    byte[] huge = hugePng();
    byte[] small = gradient(".png");
    int end = huge.length - PNG_END_BYTES;
    ByteBuffer both = ByteBuffer.allocate(huge.length + PNG_HEADER_BYTES);
    both.put(huge, 0, end).put(small, 8, PNG_HEADER_BYTES).put(huge, end, PNG_END_BYTES);

    assertThat(refused(both.array())).isEqualTo(Category.TOO_LARGE);
  }

  @Test
  void refusesHugeJpegHeader() {
    byte[] jpeg = gradient(".jpg");
    int frame = indexOf(jpeg, (byte) 0xC0);
    ByteBuffer.wrap(jpeg).putShort(frame + 4, (short) 20_000).putShort(frame + 6, (short) 20_000);

    assertThat(refused(jpeg)).isEqualTo(Category.TOO_LARGE);
  }

  @Test
  void refusesPngWithFlippedByte() {
    byte[] png = gradient(".png");
    png[png.length - 30] ^= 0x55;

    assertThat(refused(png)).isEqualTo(Category.DAMAGED);
  }

  @Test
  void refusesRawPixelsOfWrongCount() {
    ByteBuffer eleven = ByteBuffer.wrap(new byte[11]);

    var failure =
        catchThrowableOfType(
            UndecodablePictureException.class, () -> decoder.decodeRaw(eleven, 4, 3, 1));

    assertThat(failure.category()).isEqualTo(Category.TRUNCATED);
    assertThat(failure).hasMessageContaining("has 11 bytes, not 12");
  }

  @Test
  void copiesRawPixels() throws Exception {
    byte[] pixels = {1, 2, 3, 4, 5, 6};

    try (Picture picture = decoder.decodeRaw(ByteBuffer.wrap(pixels), 3, 2, 1)) {
      pixels[4] = 99;

      assertThat(picture.mat().ptr(1, 1).get()).isEqualTo((byte) 5);
    }
  }

  @Test
  void cropsInsideThePicture() throws Exception {
    try (Picture picture = decoder.decode(ByteBuffer.wrap(gradient(".png")));
        Picture corner = picture.crop(50, 40, 100, 100);
        Picture back = decoder.decode(ByteBuffer.wrap(corner.encodePng()))) {
      assertThat(corner.widthPx()).isEqualTo(11);
      assertThat(corner.heightPx()).isEqualTo(3);
      assertThat(back.mat().ptr(2, 10).get() & 0xFF).isEqualTo(3 * 60);
    }
  }

  private Category refused(byte[] bytes) {
    return catchThrowableOfType(
            UndecodablePictureException.class, () -> decoder.decode(ByteBuffer.wrap(bytes)).close())
        .category();
  }

  /** A whole PNG whose header claims 20000x20000 pixels, with the checksum that goes with it. */
  private static byte[] hugePng() {
    byte[] png = gradient(".png");
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 20_000).putInt(20, 20_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return png;
  }

  private static byte[] gradient(String extension) {
    try (Picture picture = TestPictures.grey(61, 43, (x, y) -> 3 * x)) {
      return TestPictures.encoded(picture, extension);
    }
  }

  private static int indexOf(byte[] bytes, byte marker) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xFF && bytes[i + 1] == marker) {
        return i + 1;
      }
    }
    throw new AssertionError("no marker");
  }
}
