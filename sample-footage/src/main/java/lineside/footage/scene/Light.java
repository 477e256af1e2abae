package lineside.footage.scene;

import java.util.Random;
import lineside.footage.render.Plane;

/**
 * Light over a square frame.
 *
 * @param gain exposure, 1 = nominal
 * @param angleRadians where the light goes to, from the x axis towards the y axis
 * @param slope change of light from the middle of the frame to its edge along the light, share
 * @param spot how much brighter a broad spot is, share
 * @param spotX its middle, share of the frame
 * @param spotY its middle, share of the frame
 */
record Light(
    double gain, double angleRadians, double slope, double spot, double spotX, double spotY) {
  private static final double SPOT_SIZE = 0.22;
  private static final double LEAST = 0.15;

  /**
   * Any direction and any exposure between two bounds, evenly in stops.
   *
   * @param leastGain darkest exposure
   * @param mostGain brightest exposure
   */
  static Light changing(double leastGain, double mostGain, Random random) {
    double stops = StrictMath.log(mostGain / leastGain);
    return new Light(
        leastGain * StrictMath.exp(stops * random.nextDouble()),
        2 * Math.PI * random.nextDouble(),
        0.45 * random.nextDouble(),
        0.4 * random.nextDouble(),
        random.nextDouble(),
        random.nextDouble());
  }

  /** Even light of the nominal level, falling off a little to one side. */
  static Light even(Random random) {
    return new Light(1, 2 * Math.PI * random.nextDouble(), 0.04 * random.nextDouble(), 0, 0, 0);
  }

  /** Lights a frame in place. */
  void shineOn(Plane frame) {
    int size = frame.widthPx();
    double half = size / 2.0;
    double cos = StrictMath.cos(angleRadians) * slope / half;
    double sin = StrictMath.sin(angleRadians) * slope / half;
    double width = 2 * SPOT_SIZE * SPOT_SIZE * size * size;
    for (int y = 0; y < frame.heightPx(); y++) {
      double dy = y - spotY * size;
      for (int x = 0; x < size; x++) {
        double level = 1 + cos * (x - half) + sin * (y - half);
        if (spot > 0) {
          double dx = x - spotX * size;
          level += spot * StrictMath.exp(-(dx * dx + dy * dy) / width);
        }
        frame.set(x, y, frame.at(x, y) * (float) (gain * Math.max(LEAST, level)));
      }
    }
  }
}
