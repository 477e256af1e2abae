package lineside.training.data;

import java.util.random.RandomGenerator;

/**
 * Draws a made-up mark onto a good crop: a cold start for sets without a single masked defect. It
 * teaches "something local is odd", nothing finer.
 */
final class DrawnDefect {
  private DrawnDefect() {}

  static void draw(Crop crop, RandomGenerator random) {
    int side = crop.sidePx();
    double contrast = (random.nextBoolean() ? 1 : -1) * (15 + 50 * random.nextDouble());
    double radius = 1 + 3 * random.nextDouble();
    double length = random.nextBoolean() ? 0 : 10 + side / 3.0 * random.nextDouble();
    double angle = Math.PI * random.nextDouble();
    double x = side * (0.2 + 0.6 * random.nextDouble());
    double y = side * (0.2 + 0.6 * random.nextDouble());
    if (length == 0) {
      radius *= 2.5;
    }
    for (double t = 0; t <= length; t++) {
      stamp(crop, x + t * Math.cos(angle), y + t * Math.sin(angle), radius);
    }
    int plane = side * side;
    for (int i = 0; i < crop.levels().length; i++) {
      if (crop.defect()[i % plane]) {
        crop.levels()[i] += (float) (contrast * (0.7 + 0.3 * random.nextDouble()));
      }
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
}
