package lineside.training.data;

import java.util.random.RandomGenerator;

/**
 * Paints a made-up defect onto a crop, for data sets without a real one. It teaches "something
 * local is odd", nothing finer: a line, a blot, a piece of another picture, or a piece that is not
 * there (painted over with the level of its surroundings).
 */
final class DrawnDefect {
  private static final int CELLS = 6;

  private DrawnDefect() {}

  /**
   * Paints.
   *
   * @param other picture that pieces are taken from
   */
  static void draw(Crop crop, TrainingPicture other, RandomGenerator random) {
    int way = random.nextInt(5);
    if (way == 0) {
      line(crop, random);
    } else {
      blot(crop, random, way == 4 ? 0.35 : 0.12 + 0.1 * random.nextDouble());
    }
    if (way == 2) {
      replaceByOther(crop, other, random);
    } else if (way == 4 || way == 3) {
      replaceByLevel(crop, random);
    } else {
      shift(crop, random);
    }
  }

  private static void line(Crop crop, RandomGenerator random) {
    int side = crop.sidePx();
    double radius = 0.7 + 2 * random.nextDouble();
    double length = 8 + side / 3.0 * random.nextDouble();
    double angle = Math.PI * 2 * random.nextDouble();
    double bend = random.nextGaussian() * 0.01;
    double x = side * (0.15 + 0.7 * random.nextDouble());
    double y = side * (0.15 + 0.7 * random.nextDouble());
    for (double t = 0; t <= length; t += 0.7) {
      stamp(crop, x, y, radius);
      x += 0.7 * Math.cos(angle);
      y += 0.7 * Math.sin(angle);
      angle += bend;
    }
  }

  private static void stamp(Crop crop, double x, double y, double radius) {
    int side = crop.sidePx();
    for (int py = (int) Math.max(0, y - radius); py <= Math.min(side - 1.0, y + radius); py++) {
      for (int px = (int) Math.max(0, x - radius); px <= Math.min(side - 1.0, x + radius); px++) {
        if (Math.hypot(px - x, py - y) <= radius) {
          crop.defect()[py * side + px] = true;
        }
      }
    }
  }

  /** A ragged shape: smooth noise above a level, inside an ellipse. */
  private static void blot(Crop crop, RandomGenerator random, double size) {
    int side = crop.sidePx();
    double[] noise = new double[(CELLS + 1) * (CELLS + 1)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextDouble();
    }
    double radiusX = Math.max(3, side * size * (0.15 + 0.85 * random.nextDouble()));
    double radiusY = Math.max(3, side * size * (0.15 + 0.85 * random.nextDouble()));
    double angle = Math.PI * random.nextDouble();
    double centreX = side * (0.15 + 0.7 * random.nextDouble());
    double centreY = side * (0.15 + 0.7 * random.nextDouble());
    double reach = Math.max(radiusX, radiusY) * 1.3;
    for (int y = (int) Math.max(0, centreY - reach); y < Math.min(side, centreY + reach); y++) {
      for (int x = (int) Math.max(0, centreX - reach); x < Math.min(side, centreX + reach); x++) {
        double u = ((x - centreX) * Math.cos(angle) + (y - centreY) * Math.sin(angle)) / radiusX;
        double v = ((y - centreY) * Math.cos(angle) - (x - centreX) * Math.sin(angle)) / radiusY;
        double wobble = smooth(noise, (u / 2.6 + 0.5) * CELLS, (v / 2.6 + 0.5) * CELLS);
        if (u * u + v * v < 0.4 + wobble * 1.2) {
          crop.defect()[y * side + x] = true;
        }
      }
    }
  }

  private static double smooth(double[] noise, double u, double v) {
    double x = Math.max(0, Math.min(CELLS - 1e-6, u));
    double y = Math.max(0, Math.min(CELLS - 1e-6, v));
    int left = (int) x;
    int top = (int) y;
    int row = CELLS + 1;
    double upper =
        noise[top * row + left] * (1 - x + left) + noise[top * row + left + 1] * (x - left);
    double lower =
        noise[(top + 1) * row + left] * (1 - x + left)
            + noise[(top + 1) * row + left + 1] * (x - left);
    return upper * (1 - y + top) + lower * (y - top);
  }

  private static void shift(Crop crop, RandomGenerator random) {
    int plane = crop.sidePx() * crop.sidePx();
    float[] contrast = new float[crop.channels()];
    float common = (random.nextBoolean() ? 1 : -1) * (12 + 60 * random.nextFloat());
    for (int c = 0; c < contrast.length; c++) {
      contrast[c] = common * (0.5f + random.nextFloat());
    }
    float grain = random.nextFloat() * 0.5f;
    for (int i = 0; i < crop.levels().length; i++) {
      if (crop.defect()[i % plane]) {
        crop.levels()[i] += contrast[i / plane] * (1 - grain * random.nextFloat());
      }
    }
  }

  private static void replaceByLevel(Crop crop, RandomGenerator random) {
    int plane = crop.sidePx() * crop.sidePx();
    int from = random.nextInt(plane);
    for (int i = 0; i < crop.levels().length; i++) {
      if (crop.defect()[i % plane]) {
        crop.levels()[i] =
            crop.levels()[i / plane * plane + from] + 6 * (random.nextFloat() - 0.5f);
      }
    }
  }

  private static void replaceByOther(Crop crop, TrainingPicture other, RandomGenerator random) {
    Crop piece =
        new Crop(
            crop.sidePx(),
            crop.channels(),
            new float[crop.levels().length],
            new boolean[crop.defect().length],
            new float[0],
            new float[0]);
    float angle = random.nextFloat() * 6.28f;
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    piece.take(
        other.withoutTeacher(),
        new Crop.View(
            random.nextInt(other.widthPx()),
            random.nextInt(other.heightPx()),
            cos,
            -sin,
            sin,
            cos));
    int plane = crop.sidePx() * crop.sidePx();
    for (int i = 0; i < crop.levels().length; i++) {
      if (crop.defect()[i % plane]) {
        crop.levels()[i] = piece.levels()[i];
      }
    }
  }
}
