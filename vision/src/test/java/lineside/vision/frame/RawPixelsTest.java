package lineside.vision.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jpountz.lz4.LZ4Factory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RawPixelsTest {
  private static final byte[] PIXELS = {7, 7, 7, 7, 7, 7, 7, 7, 9, 9, 9, 9, 9, 9, 9, 1};

  @Test
  void unpacksLz4() throws UndecodablePictureException {
    assertThat(RawPixels.ofLz4(ByteBuffer.wrap(lz4()), 16)).isEqualTo(ByteBuffer.wrap(PIXELS));
  }

  @Test
  void unpacksZstandard() throws UndecodablePictureException {
    ByteBuffer packed = ByteBuffer.wrap(Zstd.compress(PIXELS));

    assertThat(RawPixels.ofZstd(packed, 16)).isEqualTo(ByteBuffer.wrap(PIXELS));
  }

  @Test
  void refusesWhatUnpacksToAnotherSize() {
    byte[] zstd = Zstd.compress(PIXELS);

    assertRefused(() -> RawPixels.ofLz4(ByteBuffer.wrap(lz4()), 20));
    assertRefused(() -> RawPixels.ofLz4(ByteBuffer.wrap(lz4()), 12));
    assertRefused(() -> RawPixels.ofZstd(ByteBuffer.wrap(zstd), 20));
    assertRefused(() -> RawPixels.ofZstd(ByteBuffer.wrap(zstd), 12));
  }

  @Test
  void refusesWhatIsDamaged() {
    byte[] zstd = Zstd.compress(PIXELS);

    assertRefused(() -> RawPixels.ofLz4(ByteBuffer.wrap(Arrays.copyOf(lz4(), 3)), 16));
    assertRefused(() -> RawPixels.ofZstd(ByteBuffer.wrap(Arrays.copyOf(zstd, 8)), 16));
    assertRefused(() -> RawPixels.ofZstd(ByteBuffer.wrap(PIXELS), 16));
  }

  @Test
  void keepsTheUpperEightOfTwelveBits() {
    byte[] words = {(byte) 0xBC, 0x0A, 0x23, 0x01};

    assertThat(RawPixels.eightOfTwelveBits(ByteBuffer.wrap(words)))
        .isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0xAB, 0x12}));
  }

  private static byte[] lz4() {
    return LZ4Factory.fastestInstance().fastCompressor().compress(PIXELS);
  }

  private static void assertRefused(ThrowingCallable unpacking) {
    assertThatExceptionOfType(UndecodablePictureException.class).isThrownBy(unpacking);
  }
}
