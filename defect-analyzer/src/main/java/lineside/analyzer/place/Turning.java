package lineside.analyzer.place;

import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2d;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Roughly how a view is turned and shifted against a reference: of all angles of a scale the one at
 * which the edges of both agree best by phase correlation. Owns the reference's edges. Used by one
 * thread.
 */
final class Turning implements AutoCloseable {
  /** A fixture lets a part turn by no more. */
  private static final int MOST_DEGREES = 14;

  /** Between two angles the finer method still finds its way. */
  private static final int STEP_DEGREES = 2;

  private final Mat edges;

  /** No window: edges fade out by themselves, and one would hide a part near the border. */
  private final Mat everywhere = new Mat();

  /**
   * Takes a reference.
   *
   * @param reference CV_32FC1; stays the caller's
   */
  Turning(Mat reference) {
    this.edges = edges(reference);
  }

  /**
   * The best start.
   *
   * @param view of the size of the reference, CV_32FC1; stays the caller's
   * @return 2x3, CV_32FC1, from places of the reference to places of the view; the caller closes
   */
  Mat of(Mat view) {
    Mat best = new Mat();
    double agreement = Double.NEGATIVE_INFINITY;
    try (Mat seen = edges(view)) {
      for (int degrees = -MOST_DEGREES; degrees <= MOST_DEGREES; degrees += STEP_DEGREES) {
        try (Mat turn = turn(Math.toRadians(degrees), view);
            Mat turned = turned(seen, turn)) {
          double[] response = new double[1];
          try (Point2d shift = opencv_imgproc.phaseCorrelate(edges, turned, everywhere, response)) {
            if (response[0] > agreement) {
              agreement = response[0];
              shift(turn, shift);
              turn.copyTo(best);
            }
          }
        }
      }
    }
    return best;
  }

  private static Mat edges(Mat picture) {
    Mat strength = new Mat();
    try (Mat across = new Mat();
        Mat down = new Mat()) {
      opencv_imgproc.Sobel(picture, across, opencv_core.CV_32F, 1, 0);
      opencv_imgproc.Sobel(picture, down, opencv_core.CV_32F, 0, 1);
      opencv_core.magnitude(across, down, strength);
    }
    return strength;
  }

  /** About the middle. */
  private static Mat turn(double radians, Mat picture) {
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    double x = (picture.cols() - 1) / 2.0;
    double y = (picture.rows() - 1) / 2.0;
    Mat turn = new Mat(2, 3, opencv_core.CV_32FC1);
    try (FloatIndexer cells = turn.createIndexer()) {
      cells.put(0, new float[] {(float) cos, (float) -sin, (float) (x - cos * x + sin * y)});
      cells.put(1, new float[] {(float) sin, (float) cos, (float) (y - sin * x - cos * y)});
    }
    return turn;
  }

  private static Mat turned(Mat seen, Mat turn) {
    Mat turned = new Mat();
    try (Size size = new Size(seen.cols(), seen.rows());
        Scalar nothing = new Scalar(0, 0, 0, 0)) {
      opencv_imgproc.warpAffine(
          seen,
          turned,
          turn,
          size,
          opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
          opencv_core.BORDER_CONSTANT,
          nothing);
    }
    return turned;
  }

  /** A place of the reference is first shifted and then turned. */
  private static void shift(Mat turn, Point2d shift) {
    try (FloatIndexer cells = turn.createIndexer()) {
      for (int row = 0; row < 2; row++) {
        double moved = cells.get(row, 0) * shift.x() + cells.get(row, 1) * shift.y();
        cells.put(row, 2, (float) (cells.get(row, 2) + moved));
      }
    }
  }

  @Override
  public void close() {
    edges.close();
    everywhere.close();
  }
}
