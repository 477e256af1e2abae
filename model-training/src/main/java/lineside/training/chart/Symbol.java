package lineside.training.chart;

import java.util.Locale;

/** A mark on a plot, told from the others by its shape. */
public enum Symbol {
  /** Round. */
  CIRCLE {
    @Override
    String at(double x, double y, double r) {
      return text("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", x, y, r);
    }
  },
  /** A square on its tip. */
  DIAMOND {
    @Override
    String at(double x, double y, double r) {
      double d = 1.3 * r;
      return text(
          "<path d=\"M%.1f %.1fl%.1f %.1fl%.1f %.1fl%.1f %.1fz\"/>", x, y - d, d, d, -d, d, -d, -d);
    }
  },
  /** A triangle that points up. */
  UP {
    @Override
    String at(double x, double y, double r) {
      return text(
          "<path d=\"M%.1f %.1fl%.1f %.1fh%.1fz\"/>", x, y - 1.2 * r, 1.2 * r, 2.2 * r, -2.4 * r);
    }
  },
  /** A triangle that points down. */
  DOWN {
    @Override
    String at(double x, double y, double r) {
      return text(
          "<path d=\"M%.1f %.1fl%.1f %.1fh%.1fz\"/>", x, y + 1.2 * r, 1.2 * r, -2.2 * r, -2.4 * r);
    }
  };

  abstract String at(double x, double y, double r);

  @SuppressWarnings("AnnotateFormatMethod") // every pattern stands at its call
  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
