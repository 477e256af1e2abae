package lineside.ingest.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The bytes are those of the figures for Mono12Packed (GigE Vision 1.2) and Mono12p (PFNC). */
class DeepPixelsTest {
  @Test
  void unpacksMono12PackedHighBitsFirst() {
    // 0xABC, 0x123 and 0xFED, 0x456: high byte, both low nibbles with the first below, high byte.
    byte[] bytes = {(byte) 0xAB, 0x3C, 0x12, (byte) 0xFE, 0x6D, 0x45};

    assertThat(DeepPixels.of(image(PixelLayout.MONO12_PACKED, 2, 2, bytes)))
        .containsExactly((short) 0xABC, (short) 0x123, (short) 0xFED, (short) 0x456);
  }

  @Test
  void unpacksMono12pLowBitsFirst() {
    byte[] bytes = {(byte) 0xBC, 0x3A, 0x12, (byte) 0xED, 0x6F, 0x45};

    assertThat(DeepPixels.of(image(PixelLayout.MONO12P, 2, 2, bytes)))
        .containsExactly((short) 0xABC, (short) 0x123, (short) 0xFED, (short) 0x456);
  }

  @Test
  void unpacksAnOddNumberOfPixels() {
    byte[] bytes = {(byte) 0xAB, 0x3C, 0x12, (byte) 0xFE, 0x0D};

    assertThat(DeepPixels.of(image(PixelLayout.MONO12_PACKED, 3, 1, bytes)))
        .containsExactly((short) 0xABC, (short) 0x123, (short) 0xFED);
  }

  @Test
  void bringsOtherDepthsToTwelveBits() {
    byte[] ten = {(byte) 0xFF, 0x03, 0x01, 0x00};
    byte[] twelve = {(byte) 0xBC, 0x0A, 0x01, 0x00};
    byte[] sixteen = {(byte) 0xCD, (byte) 0xAB, 0x1F, 0x00};

    assertThat(DeepPixels.of(image(PixelLayout.MONO10, 2, 1, ten)))
        .containsExactly((short) 0xFFC, (short) 0x004);
    assertThat(DeepPixels.of(image(PixelLayout.MONO12, 2, 1, twelve)))
        .containsExactly((short) 0xABC, (short) 0x001);
    assertThat(DeepPixels.of(image(PixelLayout.MONO16, 2, 1, sixteen)))
        .containsExactly((short) 0xABC, (short) 0x001);
  }

  @Test
  void writesTwelveBitsLowByteFirstAndKeepsTheUpperEight() {
    short[] pixels = {0xABC, 0x123};

    assertThat(DeepPixels.littleEndian(pixels))
        .containsExactly((byte) 0xBC, (byte) 0x0A, (byte) 0x23, (byte) 0x01);
    assertThat(DeepPixels.eightBits(pixels)).containsExactly((byte) 0xAB, (byte) 0x12);
  }

  @Test
  void refusesFewerBytesThanPixelsNeed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> image(PixelLayout.MONO12_PACKED, 2, 2, new byte[5]))
        .withMessage("raw image of 2x2 MONO12_PACKED has 5 bytes, not 6");
  }

  private static RawImage image(PixelLayout layout, int width, int height, byte[] bytes) {
    return new RawImage(ByteBuffer.wrap(bytes), width, height, layout);
  }
}
