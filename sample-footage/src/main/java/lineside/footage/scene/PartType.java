package lineside.footage.scene;

import java.util.Locale;
import java.util.Random;
import lineside.footage.render.FaceBuilder.Shape;

/** Parts of different silhouette; every serial of a type has its own tolerances. */
enum PartType {
  FLANGE,
  PLATE,
  LEVER,
  COVER;

  private static final double MIDDLE = Blueprint.SIZE_PX / 2.0;

  static PartType of(int number) {
    return values()[Math.floorMod(number, values().length)];
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The drawing of one serial: sizes within 3 %, places within 3 pixels, level within 12 %. */
  Blueprint blueprint(Random random) {
    double level = 100 * (1 + 0.12 * (2 * random.nextDouble() - 1));
    return switch (this) {
      case FLANGE -> flange(random, level);
      case PLATE -> plate(random, level);
      case LEVER -> lever(random, level);
      case COVER -> cover(random, level);
    };
  }

  private static Blueprint flange(Random random, double level) {
    double radius = size(168, random);
    Shape disc = Shape.disc(MIDDLE, MIDDLE, radius);
    Shape flat = Shape.box(MIDDLE + radius + 20, MIDDLE, 42, 90, 2);
    Blueprint print =
        new Blueprint(disc.without(flat), level)
            .recess(ring(MIDDLE, MIDDLE, size(82, random), 4), 58, 0.3)
            .recess(Shape.disc(MIDDLE, MIDDLE, size(46, random)), 26, 0.15);
    for (int i = 0; i < 5; i++) {
      double angle = 2 * Math.PI * (i + 0.5) / 5 + 0.02 * random.nextGaussian();
      double x = MIDDLE + 121 * StrictMath.cos(angle);
      print.hole(x, place(MIDDLE + 121 * StrictMath.sin(angle), random), 0.8);
    }
    return print;
  }

  private static Blueprint plate(Random random, double level) {
    Shape body =
        Shape.box(MIDDLE, MIDDLE, size(158, random), size(104, random), 20)
            .without(Shape.disc(place(150, random), 92, size(30, random)))
            .without(Shape.box(358, place(MIDDLE, random), 20, 24, 4));
    return new Blueprint(body, level)
        .recess(
            Shape.box(place(205, random), place(258, random), size(62, random), 11, 11), 54, 0.4)
        .recess(Shape.disc(place(235, random), place(172, random), size(30, random)), 26, 0.15)
        .recess(Shape.disc(place(112, random), place(200, random), 8), 24, 0.1)
        .hole(place(78, random), place(268, random), 0.85)
        .hole(place(324, random), place(134, random), 0.85)
        .hole(place(324, random), place(268, random), 0.85);
  }

  private static Blueprint lever(Random random, double level) {
    double big = size(78, random);
    double small = size(56, random);
    Shape body =
        Shape.disc(104, 206, big)
            .with(Shape.disc(318, 190, small))
            .with(Shape.box(212, 198, 112, size(38, random), 8))
            .with(Shape.box(222, place(150, random), 22, 40, 8));
    return new Blueprint(body, level)
        .recess(ring(104, 206, size(50, random), 3), 56, 0.3)
        .recess(Shape.box(place(212, random), 200, size(44, random), 9, 9), 52, 0.4)
        .recess(Shape.disc(104, 206, size(26, random)), 26, 0.15)
        .hole(place(318, random), place(190, random), 0.95)
        .hole(place(222, random), place(134, random), 0.55);
  }

  private static Blueprint cover(Random random, double level) {
    Shape body = triangle(size(96, random), size(64, random));
    return new Blueprint(body, level)
        .recess(Shape.box(place(200, random), place(226, random), size(40, random), 26, 9), 60, 0.5)
        .recess(Shape.box(place(200, random), place(288, random), size(52, random), 6, 6), 52, 0.3)
        .hole(place(200, random), place(92, random), 0.9)
        .hole(place(92, random), place(272, random), 0.8)
        .hole(place(308, random), place(272, random), 0.8);
  }

  /** Three half planes, rounded. */
  private static Shape triangle(double inner, double round) {
    double cos = 0.5 * Math.sqrt(3);
    return (x, y) -> {
      double dx = x - MIDDLE;
      double dy = y - MIDDLE - 8;
      double left = -cos * dx - 0.5 * dy;
      double right = cos * dx - 0.5 * dy;
      double a = Math.max(0, left - inner + round);
      double b = Math.max(0, right - inner + round);
      double c = Math.max(0, dy - inner + round);
      double outside = Math.sqrt(a * a + b * b + c * c);
      double inside = Math.min(0, Math.max(left, Math.max(right, dy)) - inner + round);
      return outside + inside - round;
    };
  }

  private static Shape ring(double cx, double cy, double radius, double halfWidth) {
    return (x, y) -> Math.abs(Math.hypot(x - cx, y - cy) - radius) - halfWidth;
  }

  private static double size(double nominal, Random random) {
    return nominal * (1 + 0.03 * (2 * random.nextDouble() - 1));
  }

  private static double place(double nominal, Random random) {
    return nominal + 3 * (2 * random.nextDouble() - 1);
  }
}
