package lineside.footage.render;

import java.util.Random;

/**
 * A tile of surface texture with mean 0 and standard deviation 1, from which parts take pieces.
 * Immutable after construction; shared between threads.
 */
public final class Grain {
  private final Plane tile;

  private Grain(Plane tile) {
    this.tile = normalise(tile);
  }

  /**
   * Marks of a face mill: arcs around a centre far outside, uneven along the way, with a fine
   * grain.
   */
  public static Grain milled(Seed seed, int widthPx, int heightPx, double centreX, double centreY) {
    Random random = seed.random();
    float[] feed = noise(random, 4096);
    smooth(feed, 2);
    float[] chatter = noise(random, 4096);
    smooth(chatter, 9);
    Plane slow = slow(random, widthPx, heightPx, 48);
    Plane tile = fine(random, widthPx, heightPx, 0.45f);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        double r = Math.sqrt((x - centreX) * (x - centreX) + (y - centreY) * (y - centreY));
        float arcs = 1.5f * between(feed, r * 0.7) + 1.2f * between(chatter, r * 0.7);
        tile.values()[y * widthPx + x] += arcs * (1 + 0.35f * slow.at(x, y)) + 0.5f * slow.at(x, y);
      }
    }
    return new Grain(tile);
  }

  /** Marks of a lathe or grinder: fine lines along x that fade in and out. */
  public static Grain turned(Seed seed, int widthPx, int heightPx) {
    Random random = seed.random();
    Plane lines = white(random, widthPx, heightPx);
    lines = Blur.alongX(Blur.alongX(lines, 61), 31);
    Plane slow = slow(random, widthPx, heightPx, 60);
    Plane tile = fine(random, widthPx, heightPx, 0.4f);
    tile.add(new Grain(lines).tile, 1f, 0, 0);
    tile.add(slow, 0.35f, 0, 0);
    return new Grain(tile);
  }

  /** Brushed along y; periodic in y, so that a strip of any length can be laid out of it. */
  public static Grain brushed(Seed seed, int widthPx, int periodPx) {
    Random random = seed.random();
    Plane strokes = white(random, widthPx, periodPx);
    strokes = boxAlongYPeriodic(boxAlongYPeriodic(strokes, 45), 27);
    Plane broad = white(random, widthPx, periodPx);
    broad = Blur.gaussian(boxAlongYPeriodic(boxAlongYPeriodic(broad, 181), 101), 2.2);
    Plane tile = fine(random, widthPx, periodPx, 0.35f);
    tile.add(new Grain(strokes).tile, 1f, 0, 0);
    tile.add(new Grain(broad).tile, 0.45f, 0, 0);
    return new Grain(tile);
  }

  /** Cast or blasted: bumps of a few pixels without direction, over slow stains. */
  public static Grain cast(Seed seed, int widthPx, int heightPx) {
    Random random = seed.random();
    Plane tile = fine(random, widthPx, heightPx, 0.6f);
    tile.add(new Grain(Blur.gaussian(white(random, widthPx, heightPx), 1.7)).tile, 0.8f, 0, 0);
    tile.add(slow(random, widthPx, heightPx, 40), 0.3f, 0, 0);
    return new Grain(tile);
  }

  public int widthPx() {
    return tile.widthPx();
  }

  public int heightPx() {
    return tile.heightPx();
  }

  /** One row of texture, repeating beyond the tile's height; read only. */
  void addRow(long row, int left, float factor, float[] out, int outOffset, int count) {
    int y = (int) Math.floorMod(row, (long) tile.heightPx());
    int from = y * tile.widthPx() + left;
    float[] in = tile.values();
    for (int i = 0; i < count; i++) {
      out[outOffset + i] += factor * in[from + i];
    }
  }

  /** One value; the tile does not repeat here. */
  public float at(int x, int y) {
    return tile.at(x, y);
  }

  private static float[] noise(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void smooth(float[] values, int radius) {
    float[] copy = values.clone();
    float scale = (float) (1 / Math.sqrt(2.0 * radius + 1));
    for (int i = 0; i < values.length; i++) {
      float sum = 0;
      for (int k = -radius; k <= radius; k++) {
        sum += copy[Math.floorMod(i + k, copy.length)];
      }
      values[i] = sum * scale;
    }
  }

  private static float between(float[] values, double at) {
    int i = (int) at;
    float f = (float) (at - i);
    return values[i % values.length] * (1 - f) + values[(i + 1) % values.length] * f;
  }

  private static Plane white(Random random, int widthPx, int heightPx) {
    Plane plane = new Plane(widthPx, heightPx);
    for (int i = 0; i < plane.values().length; i++) {
      plane.values()[i] = (float) random.nextGaussian();
    }
    return plane;
  }

  private static Plane fine(Random random, int widthPx, int heightPx, float amplitude) {
    Plane plane = Blur.gaussian(white(random, widthPx, heightPx), 0.7);
    Plane scaled = new Plane(widthPx, heightPx);
    scaled.add(new Grain(plane).tile, amplitude, 0, 0);
    return scaled;
  }

  /** Smooth random field of about unit deviation with structures of the given size. */
  static Plane slow(Random random, int widthPx, int heightPx, int sizePx) {
    Plane coarse = white(random, widthPx / sizePx + 3, heightPx / sizePx + 3);
    Plane out = new Plane(widthPx, heightPx);
    for (int y = 0; y < heightPx; y++) {
      int j = y / sizePx;
      float fy = ease((y % sizePx) / (float) sizePx);
      for (int x = 0; x < widthPx; x++) {
        int i = x / sizePx;
        float fx = ease((x % sizePx) / (float) sizePx);
        float upper = coarse.at(i, j) * (1 - fx) + coarse.at(i + 1, j) * fx;
        float lower = coarse.at(i, j + 1) * (1 - fx) + coarse.at(i + 1, j + 1) * fx;
        out.set(x, y, upper * (1 - fy) + lower * fy);
      }
    }
    return out;
  }

  private static float ease(float t) {
    return t * t * (3 - 2 * t);
  }

  private static Plane boxAlongYPeriodic(Plane in, int length) {
    int width = in.widthPx();
    int height = in.heightPx();
    Plane out = new Plane(width, height);
    double[] sums = new double[width];
    for (int y = -length; y < height; y++) {
      int enter = Math.floorMod(y + length / 2, height);
      int leave = Math.floorMod(y + length / 2 - length, height);
      for (int x = 0; x < width; x++) {
        sums[x] += in.at(x, enter);
        if (y >= 0) {
          sums[x] -= in.at(x, leave);
          out.set(x, y, (float) sums[x]);
        }
      }
    }
    return out;
  }

  private static Plane normalise(Plane plane) {
    double sum = 0;
    double squares = 0;
    for (float v : plane.values()) {
      sum += v;
      squares += (double) v * v;
    }
    double mean = sum / plane.values().length;
    double sigma = Math.sqrt(Math.max(1e-12, squares / plane.values().length - mean * mean));
    Plane out = new Plane(plane.widthPx(), plane.heightPx());
    for (int i = 0; i < out.values().length; i++) {
      out.values()[i] = (float) ((plane.values()[i] - mean) / sigma);
    }
    return out;
  }
}
