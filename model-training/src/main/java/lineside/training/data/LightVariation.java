package lineside.training.data;

import java.util.random.RandomGenerator;

/**
 * Varies lamp, exposure and noise of a crop: gain, offset, gamma, a gradient across, and sensor
 * noise.
 *
 * @param gain deviation of the logarithm of the gain
 */
record LightVariation(double gain) {
  private static final double OFFSET_LEVELS = 8;
  private static final double GAMMA = 0.12;
  private static final double GRADIENT = 0.12;
  private static final double NOISE_LEVELS = 3;
  private static final float WHITE = 255;

  void vary(Crop crop, RandomGenerator random) {
    float factor = (float) Math.exp(random.nextGaussian() * gain);
    float offset = (float) ((random.nextDouble() * 2 - 1) * OFFSET_LEVELS);
    float[] curve = curve(random.nextGaussian() * GAMMA);
    double direction = random.nextDouble() * 2 * Math.PI;
    double steep = random.nextBoolean() ? 0 : random.nextDouble() * GRADIENT * 2 / crop.sidePx();
    float stepX = (float) (steep * Math.cos(direction));
    float stepY = (float) (steep * Math.sin(direction));
    float noise = random.nextInt(3) == 0 ? (float) (random.nextDouble() * NOISE_LEVELS) : 0;
    int side = crop.sidePx();
    float middle = side / 2f;
    float[] levels = crop.levels();
    for (int i = 0; i < levels.length; i++) {
      int x = i % side;
      int y = i / side % side;
      float lit = 1 + stepX * (x - middle) + stepY * (y - middle);
      float value = curve[(int) Math.max(0, Math.min(WHITE, levels[i]))] * factor * lit + offset;
      if (noise > 0) {
        // Triangular noise: cheaper than Gaussian and close enough to a sensor's.
        value += noise * 2.4f * (random.nextFloat() + random.nextFloat() - 1);
      }
      levels[i] = Math.max(0, Math.min(WHITE, value));
    }
  }

  private static float[] curve(double logGamma) {
    float[] curve = new float[256];
    double gamma = Math.exp(logGamma);
    for (int i = 0; i < curve.length; i++) {
      curve[i] = (float) (WHITE * Math.pow(i / (double) WHITE, gamma));
    }
    return curve;
  }
}
