package lineside.vision.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lineside.vision.detect.DefectMap;

/** The marked pixels of a map. Pixels are told by their index, row by row. Immutable. */
final class MarkedArea {
  /** Spatter and pits come in groups; measured on maps of nets that had hardly learned. */
  private static final int NEAR_PX = 24;

  /** Pixels of a part that it is taken for, until it has more. */
  private static final int FIRST_ROOM = 32;

  private final int width;
  private final int height;
  private final boolean[] marked;
  private final int[] pixels;

  private MarkedArea(int width, int height, boolean[] marked) {
    this.width = width;
    this.height = height;
    this.marked = marked;
    this.pixels = indices(marked);
  }

  private static int[] indices(boolean[] marked) {
    int[] indices = new int[marked.length];
    int count = 0;
    for (int i = 0; i < marked.length; i++) {
      indices[count] = i;
      count += marked[i] ? 1 : 0;
    }
    return Arrays.copyOf(indices, count);
  }

  /**
   * The finding with the highest score: of what scores at least {@code from} (where nothing does,
   * half of the highest score), the connected part with the highest score and all parts near it.
   * Faint marks elsewhere are other findings.
   */
  static MarkedArea of(DefectMap map, float from) {
    float[] scores = map.scores();
    float peak = map.peak();
    float level = peak >= from ? from : peak / 2;
    boolean[] marked = new boolean[scores.length];
    int highest = 0;
    for (int i = 0; i < marked.length; i++) {
      marked[i] = scores[i] >= level;
      highest = scores[i] > scores[highest] ? i : highest;
    }
    MarkedArea all = new MarkedArea(map.widthPx(), map.heightPx(), marked);
    boolean[] rest = marked.clone();
    int[] part = all.take(rest, highest);
    return isEmpty(rest) ? all : all.within(all.only(part).grown(NEAR_PX));
  }

  private MarkedArea only(int[] part) {
    boolean[] only = new boolean[marked.length];
    for (int pixel : part) {
      only[pixel] = true;
    }
    return new MarkedArea(width, height, only);
  }

  private static boolean isEmpty(boolean[] pixels) {
    for (boolean isLeft : pixels) {
      if (isLeft) {
        return false;
      }
    }
    return true;
  }

  /** Columns of the map. */
  int width() {
    return width;
  }

  /** The marked ones, in order; belongs to the area, not to be changed. */
  int[] pixels() {
    return pixels;
  }

  /** Sides of marked pixels towards unmarked ones and the edge of the map. */
  int perimeter() {
    int sides = 0;
    for (int pixel : pixels) {
      int x = pixel % width;
      int y = pixel / width;
      sides += isMarked(x - 1, y) ? 0 : 1;
      sides += isMarked(x + 1, y) ? 0 : 1;
      sides += isMarked(x, y - 1) ? 0 : 1;
      sides += isMarked(x, y + 1) ? 0 : 1;
    }
    return sides;
  }

  /** Every pixel that is near a marked one, by the larger of the distances across and down. */
  MarkedArea grown(int radius) {
    if (pixels.length == 0) {
      return this;
    }
    int left = width;
    int right = 0;
    for (int pixel : pixels) {
      left = Math.min(left, pixel % width);
      right = Math.max(right, pixel % width);
    }
    int top = Math.max(0, pixels[0] / width - radius);
    int bottom = Math.min(height - 1, pixels[pixels.length - 1] / width + radius);
    // A square is a line across of lines down: two passes, whatever the radius.
    boolean[] across = new boolean[marked.length];
    for (int y = top; y <= bottom; y++) {
      growLine(marked, across, y * width, 1, width, radius);
    }
    boolean[] near = new boolean[marked.length];
    int last = Math.min(width - 1, right + radius);
    for (int x = Math.max(0, left - radius); x <= last; x++) {
      growLine(across, near, top * width + x, width, bottom - top + 1, radius);
    }
    return new MarkedArea(width, height, near);
  }

  private static void growLine(
      boolean[] from, boolean[] to, int start, int step, int length, int radius) {
    int last = -1 - radius;
    for (int ahead = 0; ahead < length + radius; ahead++) {
      if (ahead < length && from[start + ahead * step]) {
        last = ahead;
      }
      int here = ahead - radius;
      if (here >= 0) {
        // The last marked one up to a radius ahead: near when it is a radius behind at most.
        to[start + here * step] = last >= here - radius;
      }
    }
  }

  /** How many pixels have eight neighbours that are marked too. */
  int innerCount() {
    int count = 0;
    for (int pixel : pixels) {
      int x = pixel % width;
      int y = pixel / width;
      boolean isInner = true;
      for (int i = 0; i < 9 && isInner; i++) {
        int row = i / 3;
        isInner = isMarked(x + i % 3 - 1, y + row - 1);
      }
      count += isInner ? 1 : 0;
    }
    return count;
  }

  MarkedArea without(MarkedArea other) {
    boolean[] left = marked.clone();
    for (int i = 0; i < left.length; i++) {
      left[i] &= !other.marked[i];
    }
    return new MarkedArea(width, height, left);
  }

  private MarkedArea within(MarkedArea other) {
    boolean[] both = marked.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] &= other.marked[i];
    }
    return new MarkedArea(width, height, both);
  }

  /** Connected parts, each pixel with its eight neighbours; the pixels of a part in order. */
  List<int[]> parts() {
    boolean[] left = marked.clone();
    List<int[]> parts = new ArrayList<>();
    for (int pixel : pixels) {
      if (left[pixel]) {
        int[] part = take(left, pixel);
        Arrays.sort(part);
        parts.add(part);
      }
    }
    return parts;
  }

  /** Takes out what is connected with a pixel. */
  private int[] take(boolean[] left, int start) {
    int[] part = new int[FIRST_ROOM];
    part[0] = start;
    left[start] = false;
    int found = 1;
    for (int next = 0; next < found; next++) {
      int pixel = part[next];
      int right = Math.min(width - 1, pixel % width + 1);
      int bottom = Math.min(height - 1, pixel / width + 1);
      for (int y = Math.max(0, pixel / width - 1); y <= bottom; y++) {
        for (int x = Math.max(0, pixel % width - 1); x <= right; x++) {
          int neighbour = y * width + x;
          if (left[neighbour]) {
            left[neighbour] = false;
            if (found == part.length) {
              part = Arrays.copyOf(part, 2 * found);
            }
            part[found++] = neighbour;
          }
        }
      }
    }
    return Arrays.copyOf(part, found);
  }

  private boolean isMarked(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height && marked[y * width + x];
  }
}
