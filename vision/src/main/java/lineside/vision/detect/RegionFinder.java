package lineside.vision.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lineside.vision.model.ModelCard;

/**
 * Turns a smoothed defect map and class scores into regions: connected map pixels (eight
 * neighbours) from the pixel threshold up. Stateless and thread-safe.
 */
final class RegionFinder {
  private final List<String> classes;
  private final ModelCard.Postprocessing settings;

  RegionFinder(List<String> classes, ModelCard.Postprocessing settings) {
    this.classes = List.copyOf(classes);
    this.settings = settings;
  }

  /**
   * Finds the regions of a picture, best first.
   *
   * @param widthPx width of the picture, cuts the boxes
   * @param heightPx height of the picture, cuts the boxes
   */
  List<Region> find(DefectMap map, KindScores kinds, int widthPx, int heightPx) {
    if (map.peak() < settings.pixelThreshold()) {
      return List.of();
    }
    boolean[] isSeen = new boolean[map.scores().length];
    int[] stack = new int[map.scores().length];
    List<Region> regions = new ArrayList<>();
    for (int start = 0; start < isSeen.length; start++) {
      if (!isSeen[start] && map.scores()[start] >= settings.pixelThreshold()) {
        Component component = grow(map, kinds, start, isSeen, stack);
        if (component.areaPx() >= settings.minAreaPx()) {
          regions.add(component.region(classes, widthPx, heightPx));
        }
      }
    }
    regions.sort(Comparator.comparingDouble(Region::score).reversed());
    return regions.size() > Detection.MAX_REGIONS
        ? List.copyOf(regions.subList(0, Detection.MAX_REGIONS))
        : regions;
  }

  private Component grow(
      DefectMap map, KindScores kinds, int start, boolean[] isSeen, int[] stack) {
    Component component = new Component(map.strideX(), map.strideY(), classes.size());
    int width = map.widthPx();
    int depth = 0;
    stack[depth++] = start;
    isSeen[start] = true;
    while (depth > 0) {
      int pixel = stack[--depth];
      int x = pixel % width;
      int y = pixel / width;
      component.add(x, y, map.scores()[pixel], kinds);
      for (int ny = Math.max(0, y - 1); ny <= Math.min(map.heightPx() - 1, y + 1); ny++) {
        for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          int next = ny * width + nx;
          if (!isSeen[next] && map.scores()[next] >= settings.pixelThreshold()) {
            isSeen[next] = true;
            stack[depth++] = next;
          }
        }
      }
    }
    return component;
  }

  /** Sums over the pixels of one region, in map pixels. */
  private static final class Component {
    /** A box must not gain a pixel by the rounding of a stride. */
    private static final double ROUNDING = 1e-6;

    private final double strideX;
    private final double strideY;
    private final double[] classSums;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;
    private long pixels;
    private double sumX;
    private double sumY;
    private float peak;

    Component(double strideX, double strideY, int classes) {
      this.strideX = strideX;
      this.strideY = strideY;
      this.classSums = new double[classes];
    }

    void add(int x, int y, float score, KindScores kinds) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      pixels++;
      sumX += x + 0.5;
      sumY += y + 0.5;
      peak = Math.max(peak, score);
      for (int kind = 0; kind < classSums.length; kind++) {
        classSums[kind] += kinds.at(kind, x, y);
      }
    }

    double areaPx() {
      return pixels * strideX * strideY;
    }

    Region region(List<String> classes, int widthPx, int heightPx) {
      int best = 0;
      for (int kind = 1; kind < classSums.length; kind++) {
        if (classSums[kind] > classSums[best]) {
          best = kind;
        }
      }
      int x = first(left, strideX, widthPx);
      int y = first(top, strideY, heightPx);
      return new Region(
          classes.get(best),
          peak,
          areaPx(),
          x,
          y,
          end(right, strideX, widthPx) - x,
          end(bottom, strideY, heightPx) - y,
          (float) Math.min(widthPx, sumX / pixels * strideX),
          (float) Math.min(heightPx, sumY / pixels * strideY));
    }

    private static int first(int index, double stride, int sizePx) {
      return Math.min(sizePx - 1, (int) Math.floor(index * stride + ROUNDING));
    }

    private static int end(int index, double stride, int sizePx) {
      return Math.min(sizePx, (int) Math.ceil((index + 1) * stride - ROUNDING));
    }
  }
}
