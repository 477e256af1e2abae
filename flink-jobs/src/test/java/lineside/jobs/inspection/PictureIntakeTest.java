package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.time.Instant;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;
import lineside.vision.frame.Picture;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;

class PictureIntakeTest {
  /** Two pixels: 0xABC and 0x123, low byte first. */
  private static final byte[] TWELVE_BITS = {(byte) 0xBC, 0x0A, 0x23, 0x01};

  private static final byte[] BLUE_AND_RED = {(byte) 200, 0, 0, 0, 0, (byte) 100};

  @Test
  void takesTwelveBitsToEight() throws UnusableFrameException {
    Frame frame = frame(FrameEncoding.RAW, PixelFormat.MONO12, TWELVE_BITS);

    assertThat(grey(frame)).containsExactly(0xAB, 0x12);
  }

  @Test
  void unpacksLz4() throws UnusableFrameException {
    byte[] packed = LZ4Factory.fastestInstance().fastCompressor().compress(TWELVE_BITS);

    assertThat(grey(frame(FrameEncoding.RAW_LZ4, PixelFormat.MONO12, packed)))
        .containsExactly(0xAB, 0x12);
  }

  @Test
  void unpacksZstandard() throws UnusableFrameException {
    byte[] packed = Zstd.compress(BLUE_AND_RED);

    try (PictureIntake intake = new PictureIntake();
        Picture picture = intake.decode(frame(FrameEncoding.RAW_ZSTD, PixelFormat.BGR8, packed))) {
      assertThat(picture.channels()).isEqualTo(3);
      assertThat(picture.mat().ptr(0, 1).get(2) & 0xFF).isEqualTo(100);
    }
  }

  @Test
  void refusesPixelsThatDoNotUnpackToThePicture() {
    byte[] packed = Zstd.compress(TWELVE_BITS);

    assertUnusable(frame(FrameEncoding.RAW_ZSTD, PixelFormat.BGR8, packed));
    assertUnusable(frame(FrameEncoding.RAW_LZ4, PixelFormat.MONO8, packed));
    assertUnusable(frame(FrameEncoding.RAW, PixelFormat.MONO12, new byte[3]));
  }

  private static void assertUnusable(Frame frame) {
    try (PictureIntake intake = new PictureIntake()) {
      assertThatExceptionOfType(UnusableFrameException.class)
          .isThrownBy(() -> intake.decode(frame));
    }
  }

  private static int[] grey(Frame frame) throws UnusableFrameException {
    try (PictureIntake intake = new PictureIntake();
        Picture picture = intake.decode(frame)) {
      return new int[] {picture.mat().ptr(0, 0).get() & 0xFF, picture.mat().ptr(0, 1).get() & 0xFF};
    }
  }

  /** Two pixels beside each other. */
  private static Frame frame(FrameEncoding encoding, PixelFormat format, byte[] image) {
    Instant at = Instant.parse("2026-03-02T06:00:00Z");
    return Frame.newBuilder()
        .setViewId("v")
        .setLineId("line-a")
        .setCameraId("a-top")
        .setEpoch(1)
        .setSequence(2)
        .setTriggeredAt(at)
        .setPartId("P-1")
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setEncoderPositionMm(null)
        .setIsSimulated(true)
        .setCapturedAt(at)
        .setAcquiredAtMicros(3)
        .setWidthPx(2)
        .setHeightPx(1)
        .setEncoding(encoding)
        .setPixelFormat(format)
        .setImage(ByteBuffer.wrap(image))
        .build();
  }
}
