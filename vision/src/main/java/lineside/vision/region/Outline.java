package lineside.vision.region;

import java.awt.geom.Line2D;
import java.util.List;

/**
 * A closed area of a picture, whatever its size in pixels: corners in order, the last joined to the
 * first. Its edges neither touch nor cross.
 *
 * @param corners {@link #MIN_CORNERS} to {@link #MAX_CORNERS}
 */
public record Outline(List<Corner> corners) {
  /** A triangle. */
  public static final int MIN_CORNERS = 3;

  /** Bounds the work on an outline from outside: every edge is compared with every other. */
  public static final int MAX_CORNERS = 256;

  /** Twice the area below which an outline is a line: a millionth of the picture. */
  private static final double MIN_DOUBLE_AREA = 2e-6;

  /**
   * A place on the picture, origin top left.
   *
   * @param x share of the width, 0 to 1
   * @param y share of the height, 0 to 1
   */
  public record Corner(double x, double y) {}

  /**
   * Checks number, place and order of the corners.
   *
   * @throws IllegalArgumentException naming the first corner or edge that is wrong, from 0
   */
  public Outline {
    corners = List.copyOf(corners);
    int count = corners.size();
    if (count < MIN_CORNERS || count > MAX_CORNERS) {
      throw new IllegalArgumentException(
          "outline has %d corners, %d to %d are taken".formatted(count, MIN_CORNERS, MAX_CORNERS));
    }
    for (int i = 0; i < count; i++) {
      requireOnPicture(corners.get(i), i);
    }
    for (int i = 0; i < count; i++) {
      if (corners.get(i).equals(corners.get((i + 1) % count))) {
        throw new IllegalArgumentException(
            "outline corner %d is that before it, %s".formatted((i + 1) % count, corners.get(i)));
      }
    }
    requireSimple(corners);
    if (Math.abs(doubleArea(corners)) < MIN_DOUBLE_AREA) {
      throw new IllegalArgumentException("outline encloses nothing");
    }
  }

  /** Whether a place lies inside; shares of width and height. */
  boolean contains(double x, double y) {
    boolean isInside = false;
    Corner a = corners.get(corners.size() - 1);
    for (Corner b : corners) {
      if (a.y() <= y != b.y() <= y && x < a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x())) {
        isInside = !isInside;
      }
      a = b;
    }
    return isInside;
  }

  private static void requireOnPicture(Corner corner, int index) {
    // Written so that NaN fails.
    if (!(corner.x() >= 0 && corner.x() <= 1 && corner.y() >= 0 && corner.y() <= 1)) {
      throw new IllegalArgumentException(
          "outline corner %d (%s, %s) lies outside of the picture, 0 to 1"
              .formatted(index, corner.x(), corner.y()));
    }
  }

  private static void requireSimple(List<Corner> corners) {
    int count = corners.size();
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (isClash(corners, i, j)) {
          throw new IllegalArgumentException(
              "outline edges %d and %d touch or cross".formatted(i, j));
        }
      }
    }
  }

  /** Edge i leads from corner i to the next; neighbours share a corner and nothing more. */
  private static boolean isClash(List<Corner> corners, int i, int j) {
    int count = corners.size();
    if ((i + 1) % count == j) {
      return goesBack(corners.get(i), corners.get(j), corners.get((j + 1) % count));
    }
    if ((j + 1) % count == i) {
      return goesBack(corners.get(j), corners.get(i), corners.get(i + 1));
    }
    Corner a = corners.get(i);
    Corner b = corners.get((i + 1) % count);
    Corner c = corners.get(j);
    Corner d = corners.get((j + 1) % count);
    return Line2D.linesIntersect(a.x(), a.y(), b.x(), b.y(), c.x(), c.y(), d.x(), d.y());
  }

  /** Whether the way from a over b to c goes back on itself. */
  private static boolean goesBack(Corner a, Corner b, Corner c) {
    double inX = b.x() - a.x();
    double inY = b.y() - a.y();
    double outX = c.x() - b.x();
    double outY = c.y() - b.y();
    return inX * outY == inY * outX && inX * outX + inY * outY < 0;
  }

  private static double doubleArea(List<Corner> corners) {
    double sum = 0;
    for (int i = 0; i < corners.size(); i++) {
      Corner a = corners.get(i);
      Corner b = corners.get((i + 1) % corners.size());
      sum += a.x() * b.y() - b.x() * a.y();
    }
    return sum;
  }
}
