package lineside.vision.shape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import lineside.vision.detect.DefectMap;
import lineside.vision.frame.Picture;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Form and brightness of what a defect map marks: tells kinds of defect apart that a network never
 * learned to name.
 *
 * <p>Lengths are in map pixels. Immutable.
 *
 * @param logArea logarithm of the marked area
 * @param logLength logarithm of the larger eigenvalue of the area's covariance
 * @param logWidth logarithm of the smaller one
 * @param logElongation their difference
 * @param raggedness perimeter squared by area; 4 pi for a disc
 * @param contrast mean inside less mean of the ring around, in grey levels
 * @param roughness deviation inside less deviation of the ring, in grey levels
 * @param logParts logarithm of the number of connected parts
 * @param fill area by that of the ellipse with the same covariance
 */
public record FindingShape(
    double logArea,
    double logLength,
    double logWidth,
    double logElongation,
    double raggedness,
    double contrast,
    double roughness,
    double logParts,
    double fill) {
  private static final int RING_PX = 4;
  private static final double FLOOR = 1.0 / 12;

  /**
   * Measures.
   *
   * @param picture what the map is of; stays open and owned by the caller
   * @param from lowest score of a marked pixel; where nothing reaches it, half of the peak
   */
  public static FindingShape of(Picture picture, DefectMap map, float from) {
    float level = map.peak() >= from ? from : map.peak() / 2;
    boolean[] marked = new boolean[map.scores().length];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = map.scores()[i] >= level;
    }
    Grid grid = new Grid(map.widthPx(), map.heightPx(), marked);
    return grid.shape(levels(picture, map));
  }

  /** The numbers in the order of the components. */
  public double[] numbers() {
    return new double[] {
      logArea, logLength, logWidth, logElongation, raggedness, contrast, roughness, logParts, fill
    };
  }

  /** Grey levels at the resolution of the map. */
  private static byte[] levels(Picture picture, DefectMap map) {
    try (Mat grey = new Mat();
        Mat small = new Mat();
        Size size = new Size(map.widthPx(), map.heightPx())) {
      Mat source = picture.mat();
      if (picture.channels() == 3) {
        opencv_imgproc.cvtColor(source, grey, opencv_imgproc.COLOR_BGR2GRAY);
        source = grey;
      }
      opencv_imgproc.resize(source, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      byte[] levels = new byte[map.widthPx() * map.heightPx()];
      small.data().get(levels);
      return levels;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  private record Grid(int width, int height, boolean[] marked) {
    FindingShape shape(byte[] levels) {
      double area = 0;
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < marked.length; i++) {
        if (marked[i]) {
          area++;
          int row = i / width;
          sumX += i % width;
          sumY += row;
        }
      }
      double[] eigen = eigenvalues(area, sumX / area, sumY / area);
      double[] inside = moments(levels, marked);
      double[] ring = moments(levels, ring());
      double perimeter = perimeter();
      return new FindingShape(
          Math.log(area),
          Math.log(eigen[0]),
          Math.log(eigen[1]),
          Math.log(eigen[0] / eigen[1]),
          perimeter * perimeter / area,
          inside[0] - ring[0],
          inside[1] - ring[1],
          Math.log(parts()),
          area / (4 * Math.PI * Math.sqrt(eigen[0] * eigen[1])));
    }

    private double[] eigenvalues(double area, double meanX, double meanY) {
      double xx = 0;
      double xy = 0;
      double yy = 0;
      for (int i = 0; i < marked.length; i++) {
        if (marked[i]) {
          int row = i / width;
          double x = i % width - meanX;
          double y = row - meanY;
          xx += x * x / area;
          xy += x * y / area;
          yy += y * y / area;
        }
      }
      double middle = (xx + yy) / 2;
      double spread = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
      // A pixel is no point: its own variance keeps a single one finite.
      return new double[] {middle + spread + FLOOR, Math.max(0, middle - spread) + FLOOR};
    }

    private static double[] moments(byte[] levels, boolean[] of) {
      double count = 0;
      double sum = 0;
      double square = 0;
      for (int i = 0; i < of.length; i++) {
        if (of[i]) {
          double level = levels[i] & 0xFF;
          count++;
          sum += level;
          square += level * level;
        }
      }
      if (count == 0) {
        return new double[] {0, 0};
      }
      double mean = sum / count;
      return new double[] {mean, Math.sqrt(Math.max(0, square / count - mean * mean))};
    }

    private boolean[] ring() {
      boolean[] near = new boolean[marked.length];
      for (int i = 0; i < marked.length; i++) {
        if (marked[i]) {
          int x = i % width;
          int y = i / width;
          for (int ny = Math.max(0, y - RING_PX); ny <= Math.min(height - 1, y + RING_PX); ny++) {
            int from = ny * width + Math.max(0, x - RING_PX);
            int to = ny * width + Math.min(width - 1, x + RING_PX) + 1;
            Arrays.fill(near, from, to, true);
          }
        }
      }
      for (int i = 0; i < marked.length; i++) {
        near[i] &= !marked[i];
      }
      return near;
    }

    private double perimeter() {
      int edges = 0;
      for (int i = 0; i < marked.length; i++) {
        if (marked[i]) {
          for (int neighbour : neighbours(i)) {
            edges += neighbour < 0 || !marked[neighbour] ? 1 : 0;
          }
        }
      }
      return edges;
    }

    private List<Integer> neighbours(int at) {
      int x = at % width;
      int y = at / width;
      List<Integer> around = new ArrayList<>(4);
      around.add(x > 0 ? at - 1 : -1);
      around.add(x < width - 1 ? at + 1 : -1);
      around.add(y > 0 ? at - width : -1);
      around.add(y < height - 1 ? at + width : -1);
      return around;
    }

    private int parts() {
      boolean[] left = marked.clone();
      int parts = 0;
      for (int i = 0; i < left.length; i++) {
        if (left[i]) {
          parts++;
          clear(left, i);
        }
      }
      return Math.max(1, parts);
    }

    private void clear(boolean[] left, int start) {
      Deque<Integer> open = new ArrayDeque<>(List.of(start));
      left[start] = false;
      while (!open.isEmpty()) {
        for (int neighbour : neighbours(open.pop())) {
          if (neighbour >= 0 && left[neighbour]) {
            left[neighbour] = false;
            open.push(neighbour);
          }
        }
      }
    }
  }
}
