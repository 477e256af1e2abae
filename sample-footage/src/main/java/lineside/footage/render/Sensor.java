package lineside.footage.render;

import java.util.Random;

/**
 * Turns light into bytes: noise that grows with the level, rounding, saturation. Immutable, shared
 * between threads.
 */
public final class Sensor {
  private static final int TABLE_SIZE = 1 << 14;
  private final float[] gaussian = new float[TABLE_SIZE];

  public Sensor() {
    Random random = new Random(0x5e5507);
    for (int i = 0; i < TABLE_SIZE; i++) {
      gaussian[i] = (float) Math.max(-3.2, Math.min(3.2, random.nextGaussian()));
    }
  }

  /**
   * Exposes a frame.
   *
   * @param frame light, grey levels
   * @param sigma noise at mid grey, grey levels
   * @param seed decides the noise: the same seed gives the same noise whatever the frame shows
   * @return mono8 pixels, row-major
   */
  public byte[] expose(Plane frame, double sigma, Seed seed) {
    float[] values = frame.values();
    byte[] pixels = new byte[values.length];
    long state = seed.value() | 1;
    float floor = (float) (0.45 * sigma);
    float slope = (float) (0.55 * sigma / 128);
    for (int i = 0; i < pixels.length; ) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      long bits = state;
      for (int k = 0; k < 4 && i < pixels.length; k++, i++) {
        float level = values[i];
        float noise = gaussian[(int) bits & (TABLE_SIZE - 1)];
        bits >>>= 16;
        int grey = (int) (level + noise * (floor + slope * Math.max(0, level)) + 0.5f);
        pixels[i] = (byte) Math.max(0, Math.min(255, grey));
      }
    }
    return pixels;
  }
}
