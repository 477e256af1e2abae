package lineside.vision.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import lineside.vision.detect.DefectMap;

/** The marked pixels of a map. Immutable. */
final class MarkedArea {
  /** Spatter and pits come in groups; measured on maps of nets that had hardly learned. */
  private static final int NEAR_PX = 24;

  private final int width;
  private final int height;
  private final boolean[] marked;
  private final List<Pixel> pixels = new ArrayList<>();

  /** A place on the map. */
  record Pixel(int x, int y) {}

  private MarkedArea(int width, int height, boolean[] marked) {
    this.width = width;
    this.height = height;
    this.marked = marked;
    for (int i = 0; i < marked.length; i++) {
      if (marked[i]) {
        int row = i / width;
        pixels.add(new Pixel(i % width, row));
      }
    }
  }

  /**
   * The finding with the highest score: of what scores at least {@code from} (where nothing does,
   * half of the highest score), the connected part with the highest score and all parts near it.
   * Faint marks elsewhere are other findings.
   */
  static MarkedArea of(DefectMap map, float from) {
    float peak = map.peak();
    float level = peak >= from ? from : peak / 2;
    boolean[] marked = new boolean[map.scores().length];
    int highest = 0;
    for (int i = 0; i < marked.length; i++) {
      marked[i] = map.scores()[i] >= level;
      highest = map.scores()[i] > map.scores()[highest] ? i : highest;
    }
    MarkedArea all = new MarkedArea(map.widthPx(), map.heightPx(), marked);
    return all.without(all.without(all.partAt(highest).grown(NEAR_PX)));
  }

  private MarkedArea partAt(int index) {
    int row = index / width;
    Pixel start = new Pixel(index % width, row);
    boolean[] part = new boolean[marked.length];
    for (Pixel pixel : take(marked.clone(), start)) {
      part[pixel.y() * width + pixel.x()] = true;
    }
    return new MarkedArea(width, height, part);
  }

  int count() {
    return pixels.size();
  }

  List<Pixel> pixels() {
    return pixels;
  }

  /** Sides of marked pixels towards unmarked ones and the edge of the map. */
  int perimeter() {
    int sides = 0;
    for (Pixel pixel : pixels) {
      sides += isMarked(pixel.x() - 1, pixel.y()) ? 0 : 1;
      sides += isMarked(pixel.x() + 1, pixel.y()) ? 0 : 1;
      sides += isMarked(pixel.x(), pixel.y() - 1) ? 0 : 1;
      sides += isMarked(pixel.x(), pixel.y() + 1) ? 0 : 1;
    }
    return sides;
  }

  /** Every pixel that is near a marked one, by the larger of the distances across and down. */
  MarkedArea grown(int radius) {
    boolean[] near = new boolean[marked.length];
    for (Pixel pixel : pixels) {
      int left = Math.max(0, pixel.x() - radius);
      int right = Math.min(width - 1, pixel.x() + radius);
      int bottom = Math.min(height - 1, pixel.y() + radius);
      for (int y = Math.max(0, pixel.y() - radius); y <= bottom; y++) {
        Arrays.fill(near, y * width + left, y * width + right + 1, true);
      }
    }
    return new MarkedArea(width, height, near);
  }

  /** The pixels whose eight neighbours are marked too. */
  MarkedArea eroded() {
    boolean[] inner = new boolean[marked.length];
    for (Pixel pixel : pixels) {
      boolean isInner = true;
      for (int i = 0; i < 9 && isInner; i++) {
        int row = i / 3;
        isInner = isMarked(pixel.x() + i % 3 - 1, pixel.y() + row - 1);
      }
      inner[pixel.y() * width + pixel.x()] = isInner;
    }
    return new MarkedArea(width, height, inner);
  }

  MarkedArea without(MarkedArea other) {
    boolean[] left = marked.clone();
    for (int i = 0; i < left.length; i++) {
      left[i] &= !other.marked[i];
    }
    return new MarkedArea(width, height, left);
  }

  /** Connected parts, each pixel with its eight neighbours. */
  List<List<Pixel>> parts() {
    boolean[] left = marked.clone();
    List<List<Pixel>> parts = new ArrayList<>();
    for (Pixel pixel : pixels) {
      if (left[pixel.y() * width + pixel.x()]) {
        parts.add(take(left, pixel));
      }
    }
    return parts;
  }

  private List<Pixel> take(boolean[] left, Pixel start) {
    List<Pixel> part = new ArrayList<>();
    Deque<Pixel> open = new ArrayDeque<>(List.of(start));
    left[start.y() * width + start.x()] = false;
    while (!open.isEmpty()) {
      Pixel pixel = open.pop();
      part.add(pixel);
      for (int y = pixel.y() - 1; y <= pixel.y() + 1; y++) {
        for (int x = pixel.x() - 1; x <= pixel.x() + 1; x++) {
          if (isMarked(x, y) && left[y * width + x]) {
            left[y * width + x] = false;
            open.push(new Pixel(x, y));
          }
        }
      }
    }
    return part;
  }

  private boolean isMarked(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height && marked[y * width + x];
  }
}
