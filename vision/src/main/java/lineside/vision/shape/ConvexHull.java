package lineside.vision.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Andrew's monotone chain. */
final class ConvexHull {
  private ConvexHull() {}

  /** Area inside the hull of the centres of pixels; 0 for fewer than three. */
  static double area(List<MarkedArea.Pixel> pixels) {
    List<MarkedArea.Pixel> sorted =
        pixels.stream()
            .sorted(Comparator.comparingInt(MarkedArea.Pixel::x).thenComparingInt(p -> p.y()))
            .toList();
    List<MarkedArea.Pixel> hull = new ArrayList<>(chain(sorted));
    List<MarkedArea.Pixel> backwards = new ArrayList<>();
    for (int i = sorted.size() - 1; i >= 0; i--) {
      backwards.add(sorted.get(i));
    }
    hull.addAll(chain(backwards));
    double twice = 0;
    for (int i = 0; i < hull.size(); i++) {
      MarkedArea.Pixel a = hull.get(i);
      MarkedArea.Pixel b = hull.get((i + 1) % hull.size());
      twice += (double) a.x() * b.y() - (double) b.x() * a.y();
    }
    return Math.abs(twice) / 2;
  }

  /** One side of the hull, without its last pixel. */
  private static List<MarkedArea.Pixel> chain(List<MarkedArea.Pixel> sorted) {
    List<MarkedArea.Pixel> side = new ArrayList<>();
    for (MarkedArea.Pixel pixel : sorted) {
      while (side.size() >= 2
          && turn(side.get(side.size() - 2), side.get(side.size() - 1), pixel) <= 0) {
        side.remove(side.size() - 1);
      }
      side.add(pixel);
    }
    return side.subList(0, Math.max(0, side.size() - 1));
  }

  /** Above 0 for a turn to the left. */
  private static long turn(MarkedArea.Pixel a, MarkedArea.Pixel b, MarkedArea.Pixel c) {
    return (long) (b.x() - a.x()) * (c.y() - a.y()) - (long) (b.y() - a.y()) * (c.x() - a.x());
  }
}
