package lineside.vision.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A box of a detector, network pixels.
 *
 * @param kind index of the class
 * @param confidence 0 to 1
 * @param left edge
 * @param top edge
 * @param right edge
 * @param bottom edge
 */
record Box(int kind, float confidence, double left, double top, double right, double bottom) {
  /**
   * Of boxes of one kind that overlap more than {@code maxIou}, only the best: greedy, as the
   * detectors' own tools do it.
   *
   * @return best first
   */
  static List<Box> suppressed(List<Box> boxes, double maxIou, int limit) {
    List<Box> byConfidence = new ArrayList<>(boxes);
    byConfidence.sort(Comparator.comparingDouble(Box::confidence).reversed());
    List<Box> kept = new ArrayList<>();
    for (Box box : byConfidence) {
      if (kept.size() == limit) {
        break;
      }
      if (kept.stream().noneMatch(k -> k.kind == box.kind && k.overlap(box) > maxIou)) {
        kept.add(box);
      }
    }
    return kept;
  }

  /** Intersection over union. */
  private double overlap(Box other) {
    double width = Math.min(right, other.right) - Math.max(left, other.left);
    double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (area() + other.area() - both);
  }

  private double area() {
    return (right - left) * (bottom - top);
  }
}
