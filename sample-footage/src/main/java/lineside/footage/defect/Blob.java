package lineside.footage.defect;

import java.util.Random;

/** An irregular disc: a circle whose radius varies with the angle by four harmonics. */
public final class Blob {
  private static final int HARMONICS = 4;
  private final double[] cosines = new double[HARMONICS];
  private final double[] sines = new double[HARMONICS];

  private Blob() {}

  /**
   * A random outline.
   *
   * @param roughness deviation of the radius, share of the radius
   */
  public static Blob of(Random random, double roughness) {
    Blob blob = new Blob();
    for (int i = 0; i < HARMONICS; i++) {
      blob.cosines[i] = roughness / (i + 1.5) * random.nextGaussian();
      blob.sines[i] = roughness / (i + 1.5) * random.nextGaussian();
    }
    return blob;
  }

  /** Approximate signed distance from the outline, negative inside. */
  public double distance(double dx, double dy, double radius) {
    double r = Math.hypot(dx, dy);
    if (r > 2.2 * radius) {
      return r - radius;
    }
    double angle = StrictMath.atan2(dy, dx);
    double factor = 1;
    for (int i = 0; i < HARMONICS; i++) {
      factor += cosines[i] * StrictMath.cos((i + 2) * angle);
      factor += sines[i] * StrictMath.sin((i + 2) * angle);
    }
    return r - radius * Math.max(0.4, Math.min(1.7, factor));
  }
}
