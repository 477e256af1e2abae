package lineside.vision.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import lineside.vision.detect.DefectMap;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import org.junit.jupiter.api.Test;

class FindingShapeTest {
  private static final int SIDE = 32;

  @Test
  void measuresABarByHand() throws Exception {
    float[] scores = new float[SIDE * SIDE];
    for (int y = 10; y < 12; y++) {
      Arrays.fill(scores, y * SIDE + 4, y * SIDE + 16, 0.9f);
    }

    FindingShape shape = shape(scores, (byte) 150);

    assertThat(shape.logArea()).isCloseTo(Math.log(24), within(1e-9));
    // Variance of 12 columns: (144 - 1) / 12, of 2 rows: (4 - 1) / 12, each with a pixel's 1 / 12.
    assertThat(shape.logLength()).isCloseTo(Math.log(144 / 12.0), within(1e-9));
    assertThat(shape.logWidth()).isCloseTo(Math.log(4 / 12.0), within(1e-9));
    assertThat(shape.raggedness()).isCloseTo(28.0 * 28 / 24, within(1e-9));
    assertThat(shape.contrast()).isCloseTo(50, within(1e-9));
    assertThat(shape.roughness()).isZero();
    assertThat(shape.logParts()).isZero();
  }

  @Test
  void countsSeparateParts() throws Exception {
    float[] scores = new float[SIDE * SIDE];
    scores[3 * SIDE + 3] = 0.8f;
    scores[20 * SIDE + 20] = 0.8f;

    assertThat(shape(scores, (byte) 150).logParts()).isCloseTo(Math.log(2), within(1e-9));
  }

  @Test
  void staysFiniteWhereNothingIsMarked() throws Exception {
    for (double number : shape(new float[SIDE * SIDE], (byte) 0).numbers()) {
      assertThat(number).isFinite();
    }
  }

  /** Ground of level 100, marked pixels of another. */
  private static FindingShape shape(float[] scores, byte level) throws Exception {
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = scores[i] > 0.5f ? level : 100;
    }
    try (Picture picture =
        new PictureDecoder(1_000_000).decodeRaw(ByteBuffer.wrap(pixels), SIDE, SIDE, 1)) {
      return FindingShape.of(picture, new DefectMap(SIDE, SIDE, 1, scores), 0.5f);
    }
  }
}
