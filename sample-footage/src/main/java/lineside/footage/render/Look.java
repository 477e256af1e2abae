package lineside.footage.render;

import java.util.Random;

/**
 * How one frame is taken.
 *
 * @param shiftXPx position of the part off its nominal place, pixels
 * @param shiftYPx the same along y
 * @param rotationRadians rotation about the frame centre, counter-clockwise on the screen
 * @param gain light level, 1 = nominal
 * @param slopeX change of light from the left to the right edge, share of the level
 * @param slopeY change of light from the upper to the lower edge; 0 for strip, whose rows must
 *     continue
 * @param focusSigmaPx optical blur, standard deviation in pixels
 * @param motionPx length of the motion blur, pixels
 * @param noiseSigma sensor noise at mid grey, grey levels
 * @param textureSigma standard deviation of the surface texture before blur, grey levels
 */
public record Look(
    double shiftXPx,
    double shiftYPx,
    double rotationRadians,
    double gain,
    double slopeX,
    double slopeY,
    double focusSigmaPx,
    double motionPx,
    double noiseSigma,
    double textureSigma) {

  /** The spread of one well-kept camera from part to part. */
  public static Look ofLine(ViewKind view, Random random) {
    return view == ViewKind.STRIP
        ? new Look(0, 0, 0, 1, 0.05, 0, 0.75, 2.2, 1.1, 6.5)
        : new Look(
            2.0 * bell(random),
            1.5 * bell(random),
            0.006 * bell(random),
            1 + 0.03 * bell(random),
            0.10 + 0.02 * bell(random),
            -0.05 + 0.02 * bell(random),
            0.7 + 0.05 * bell(random),
            1.6 + 0.3 * bell(random),
            1.1,
            6.5);
  }

  /**
   * A wider spread than any one camera has: for training, so that a model does not learn one lamp
   * by heart.
   */
  public static Look varied(ViewKind view, Random random) {
    boolean strip = view == ViewKind.STRIP;
    return new Look(
        strip ? 0 : 5 * bell(random),
        strip ? 0 : 4 * bell(random),
        strip ? 0 : 0.012 * bell(random),
        1 + 0.12 * bell(random),
        0.08 + 0.08 * bell(random),
        strip ? 0 : 0.08 * bell(random),
        0.75 + 0.2 * bell(random),
        1.8 + 0.8 * bell(random),
        1.2 + 0.3 * bell(random),
        6.5 + 1.2 * bell(random));
  }

  /** Roughly normal, but never beyond 1: the sum of two uniform numbers. */
  private static double bell(Random random) {
    return random.nextDouble() + random.nextDouble() - 1;
  }

  Look withGain(double newGain) {
    return new Look(
        shiftXPx,
        shiftYPx,
        rotationRadians,
        newGain,
        slopeX,
        slopeY,
        focusSigmaPx,
        motionPx,
        noiseSigma,
        textureSigma);
  }

  Look withFocus(double newFocusSigmaPx) {
    return new Look(
        shiftXPx,
        shiftYPx,
        rotationRadians,
        gain,
        slopeX,
        slopeY,
        newFocusSigmaPx,
        motionPx,
        noiseSigma,
        textureSigma);
  }

  /** The lamp is out: only stray light is left. */
  public Look dark() {
    return withGain(gain * 0.1);
  }

  /** The lens has lost its focus. */
  public Look blurred() {
    return withFocus(5.5);
  }
}
