package lineside.bench.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginalTest {
  @Test
  void packsTwoPixelsIntoThreeBytesAsGigeVisionDoes() {
    // 0xABC and 0x123: high bits AB, low bits of the second over those of the first 3C, high bits
    // 12.
    assertThat(Original.pack(new int[] {0xABC, 0x123}))
        .containsExactly((byte) 0xAB, (byte) 0x3C, (byte) 0x12);
  }

  @Test
  void packsAnOddPixelIntoTwo() {
    assertThat(Original.pack(new int[] {0xFFF, 0, 0x5A7}))
        .containsExactly((byte) 0xFF, (byte) 0x0F, (byte) 0, (byte) 0x5A, (byte) 0x07);
  }
}
