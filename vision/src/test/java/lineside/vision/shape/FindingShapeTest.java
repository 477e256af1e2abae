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
  private static final int GROUND = 100;

  @Test
  void measuresABarByHand() throws Exception {
    FindingShape shape = shape(bar(2), 150);

    MarkedForm form = shape.form();
    assertThat(form.logArea()).isCloseTo(Math.log(24), within(1e-9));
    // Variance of 12 columns: (144 - 1) / 12, of 2 rows: (4 - 1) / 12, each with a pixel's 1 / 12.
    assertThat(form.logLength()).isCloseTo(Math.log(144 / 12.0), within(1e-9));
    assertThat(form.logWidth()).isCloseTo(Math.log(4 / 12.0), within(1e-9));
    assertThat(form.logRaggedness()).isCloseTo(Math.log(28.0 * 28 / 24), within(1e-9));
    assertThat(form.logParts()).isZero();
    assertThat(form.logLargest()).isZero();
    // Centres of the corner pixels span 11 x 1, and one pixel.
    assertThat(form.logSolidity()).isCloseTo(Math.log(24 / 12.0), within(1e-9));
    assertThat(form.core()).isZero();
  }

  @Test
  void tellsThickFromThin() throws Exception {
    // 12 x 6: the middle 10 x 4 have all their neighbours.
    assertThat(shape(bar(6), 150).form().core()).isCloseTo(40 / 72.0, within(1e-9));
  }

  @Test
  void countsSeparateParts() throws Exception {
    float[] scores = new float[SIDE * SIDE];
    scores[3 * SIDE + 3] = 0.8f;
    scores[20 * SIDE + 20] = 0.8f;
    scores[20 * SIDE + 21] = 0.8f;
    scores[21 * SIDE + 22] = 0.8f;

    MarkedForm form = shape(scores, 150).form();

    assertThat(form.logParts()).isCloseTo(Math.log(2), within(1e-9));
    assertThat(form.logLargest()).isCloseTo(Math.log(3 / 4.0), within(1e-9));
  }

  @Test
  void aFaintMarkFarAwayIsAnotherFinding() throws Exception {
    float[] scores = new float[64 * SIDE];
    scores[3] = 0.9f;
    scores[20] = 0.6f;
    scores[60] = 0.8f;

    DefectMap map = new DefectMap(64, SIDE, 1, scores);

    assertThat(MarkedArea.of(map, 0.5f).pixels()).containsExactly(3, 20);
  }

  @Test
  void aHollowIsLessSolidThanItsHull() throws Exception {
    float[] corner = new float[SIDE * SIDE];
    for (int i = 5; i < 15; i++) {
      corner[5 * SIDE + i] = 0.9f;
      corner[i * SIDE + 5] = 0.9f;
    }

    // Two arms of ten pixels: 19 pixels, hull of the centres 9 x 9 / 2.
    assertThat(shape(corner, 150).form().logSolidity())
        .isCloseTo(Math.log(19 / (40.5 + 1)), within(1e-9));
  }

  @Test
  void weighsABrightMarkInDeviationsOfAnEvenRing() throws Exception {
    MarkedTone tone = shape(bar(2), 150).tone();

    // An even ring has the camera's noise only, 2 levels.
    assertThat(Math.sinh(tone.contrast())).isCloseTo(25, within(1e-9));
    assertThat(Math.sinh(tone.brighter())).isCloseTo(25, within(1e-9));
    assertThat(tone.darker()).isZero();
    assertThat(tone.roughness()).isZero();
  }

  @Test
  void aDarkMarkHasTheOtherSign() throws Exception {
    MarkedTone tone = shape(bar(2), 60).tone();

    assertThat(Math.sinh(tone.contrast())).isCloseTo(-20, within(1e-9));
    assertThat(Math.sinh(tone.darker())).isCloseTo(20, within(1e-9));
    assertThat(tone.brighter()).isZero();
  }

  @Test
  void anEdgeNearbyChangesBrighterAndNotContrast() throws Exception {
    FindingShape alone = shape(bar(2), 150);
    byte[] pixels = new byte[SIDE * SIDE];
    float[] bar = bar(2);
    for (int i = 0; i < SIDE * SIDE; i++) {
      pixels[i] = (byte) (bar[i] > 0.5f ? 150 : i < 9 * SIDE ? 10 : GROUND);
    }

    FindingShape atEdge = shape(bar, pixels);

    assertThat(atEdge.tone().contrast()).isCloseTo(alone.tone().contrast(), within(1e-9));
    assertThat(atEdge.tone().brighter()).isLessThan(alone.tone().brighter() - 1);
  }

  @Test
  void staysFiniteWhereNothingIsMarked() throws Exception {
    for (double number : shape(new float[SIDE * SIDE], 0).numbers()) {
      assertThat(number).isFinite();
    }
  }

  @Test
  void fillsTheNumbersOfFormAndToneInTurn() throws Exception {
    FindingShape shape = shape(bar(6), 150);

    assertThat(shape.numbers()).hasSize(15).startsWith(shape.form().logArea());
    assertThat(shape.numbers()[10]).isEqualTo(shape.tone().contrast());
  }

  /** 12 columns, some rows. */
  private static float[] bar(int rows) {
    float[] scores = new float[SIDE * SIDE];
    for (int y = 10; y < 10 + rows; y++) {
      Arrays.fill(scores, y * SIDE + 4, y * SIDE + 16, 0.9f);
    }
    return scores;
  }

  /** Even ground, marked pixels of another level. */
  private static FindingShape shape(float[] scores, int level) throws Exception {
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (scores[i] > 0.5f ? level : GROUND);
    }
    return shape(scores, pixels);
  }

  private static FindingShape shape(float[] scores, byte[] pixels) throws Exception {
    try (Picture picture =
        new PictureDecoder(1_000_000).decodeRaw(ByteBuffer.wrap(pixels), SIDE, SIDE, 1)) {
      return FindingShape.of(picture, new DefectMap(SIDE, SIDE, 1, scores), 0.5f);
    }
  }
}
