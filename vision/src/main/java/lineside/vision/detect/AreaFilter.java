package lineside.vision.detect;

import java.util.Arrays;
import java.util.List;
import lineside.vision.region.InspectedArea;
import lineside.vision.region.MapGrid;

/**
 * Leaves of a defect map what lies in the inspected area, before anything is read from it, and
 * counts the defects of which nothing is left. Stateless and thread-safe.
 *
 * <p>The edge of the area is like the edge of the picture: what lies beyond is 0, and the mean is
 * taken over the neighbours inside, so that a defect beyond it neither bleeds in nor is a defect
 * this side of it weakened.
 */
final class AreaFilter {
  private final RegionFinder regions;
  private final float pixelThreshold;
  private final float shownFrom;
  private final Smoothing smoothing;

  /** What is done with a map before it is read. */
  enum Smoothing {
    /** The 3x3 mean. */
    MEAN,
    /** Nothing: it comes smooth. */
    NONE
  }

  /**
   * A map to read scores and regions from.
   *
   * @param map smoothed where it is to be, 0 outside of the area
   * @param suppressed connected defects of the whole map of which no pixel from the threshold up is
   *     left, at most {@link Detection#MAX_REGIONS}
   * @param shownFrom score from which the detection keeps a copy of the map
   */
  record Counted(DefectMap map, List<Region> suppressed, float shownFrom) {
    /** What was found of the map together with what was not. */
    Inspection inspection(float score, List<Region> found, float[] embedding) {
      return new Inspection(
          new Detection(
              score, found, embedding, suppressed.size(), score >= shownFrom ? map.copy() : null),
          map,
          suppressed);
    }
  }

  /** Takes what finds the regions of a map, and the values from which something counts. */
  AreaFilter(RegionFinder regions, Weights.Decision decision, Smoothing smoothing) {
    this.regions = regions;
    this.pixelThreshold = decision.postprocessing().pixelThreshold();
    this.shownFrom = decision.shownFrom();
    this.smoothing = smoothing;
  }

  /** Leaves what counts of a raw map, which must not be used any more. */
  Counted apply(DefectMap raw, KindScores kinds, InspectedArea area, Framing framing) {
    if (area.isWhole()) {
      return new Counted(
          smoothing == Smoothing.MEAN ? raw.smoothedInPlace() : raw, List.of(), shownFrom);
    }
    DefectMap whole = smoothing == Smoothing.MEAN ? raw.smoothed() : raw;
    boolean[] inside = area.mask(grid(raw, framing)).inside();
    DefectMap kept =
        smoothing == Smoothing.MEAN ? smoothedWithin(raw, inside) : cleared(raw, inside);
    if (whole.peak() < pixelThreshold) {
      return new Counted(kept, List.of(), shownFrom);
    }
    return new Counted(
        kept,
        regions.find(rest(whole, kept), kinds, framing.widthPx(), framing.heightPx()),
        shownFrom);
  }

  private static MapGrid grid(DefectMap map, Framing framing) {
    return new MapGrid(
        map.widthPx(),
        map.heightPx(),
        map.strideX() / framing.widthPx(),
        map.strideY() / framing.heightPx());
  }

  private static DefectMap cleared(DefectMap raw, boolean[] inside) {
    float[] kept = new float[inside.length];
    for (int i = 0; i < inside.length; i++) {
      kept[i] = inside[i] ? raw.scores()[i] : 0;
    }
    return like(raw, kept);
  }

  private static DefectMap like(DefectMap map, float[] scores) {
    return new DefectMap(map.widthPx(), map.heightPx(), map.strideX(), map.strideY(), scores);
  }

  /** The 3x3 mean over the neighbours inside; 0 outside. */
  private static DefectMap smoothedWithin(DefectMap raw, boolean[] inside) {
    int width = raw.widthPx();
    float[] smooth = new float[inside.length];
    for (int i = 0; i < inside.length; i++) {
      if (inside[i]) {
        smooth[i] = meanAround(raw, inside, i % width, i / width);
      }
    }
    return like(raw, smooth);
  }

  private static float meanAround(DefectMap raw, boolean[] inside, int x, int y) {
    int width = raw.widthPx();
    float sum = 0;
    int count = 0;
    for (int row = Math.max(0, y - 1); row <= Math.min(raw.heightPx() - 1, y + 1); row++) {
      for (int i = row * width + Math.max(0, x - 1);
          i <= row * width + Math.min(width - 1, x + 1);
          i++) {
        if (inside[i]) {
          sum += raw.scores()[i];
          count++;
        }
      }
    }
    return sum / count;
  }

  /** The whole map without the connected defects that are still there in the kept one. */
  private DefectMap rest(DefectMap whole, DefectMap kept) {
    int width = whole.widthPx();
    float[] rest = Arrays.copyOf(whole.scores(), whole.scores().length);
    int[] stack = new int[rest.length];
    for (int start = 0; start < rest.length; start++) {
      if (kept.scores()[start] < pixelThreshold) {
        continue;
      }
      int depth = 0;
      stack[depth++] = start;
      rest[start] = 0;
      while (depth > 0) {
        int pixel = stack[--depth];
        int x = pixel % width;
        int y = pixel / width;
        for (int ny = Math.max(0, y - 1); ny <= Math.min(whole.heightPx() - 1, y + 1); ny++) {
          for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
            int next = ny * width + nx;
            if (rest[next] >= pixelThreshold) {
              rest[next] = 0;
              stack[depth++] = next;
            }
          }
        }
      }
    }
    return like(whole, rest);
  }
}
