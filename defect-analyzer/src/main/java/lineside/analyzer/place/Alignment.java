package lineside.analyzer.place;

import java.util.Optional;
import lineside.analyzer.mining.PartPlaces.Pose;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_video;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;

/**
 * Finds how far the part in a view is shifted and turned against a reference view: roughly by
 * {@link Turning}, then by the enhanced correlation coefficient (Evangelidis and Psarakis 2008).
 * Owns the reference. Used by one thread.
 */
final class Alignment implements AutoCloseable {
  /** Enough to see the outline; the result is exact to a fraction of a pixel of it. */
  private static final int WIDTH_PX = 160;

  private static final int ROUNDS = 60;
  private static final double PRECISION = 1e-4;
  private static final int[] SMOOTHING_PX = {5};

  /** Below, the two views do not show the same. */
  private static final double LEAST_CORRELATION = 0.6;

  private final String sha256;
  private final Mat reference;
  private final Turning turning;

  /**
   * Takes a reference.
   *
   * @param picture stays the caller's
   */
  Alignment(String sha256, Mat picture) {
    this.sha256 = sha256;
    this.reference = prepared(picture, heightOf(picture));
    this.turning = new Turning(reference);
  }

  private static int heightOf(Mat picture) {
    return Math.max(1, (int) Math.round((double) WIDTH_PX * picture.rows() / picture.cols()));
  }

  private static Mat prepared(Mat picture, int height) {
    Mat small = new Mat();
    try (Mat grey = new Mat();
        Size size = new Size(WIDTH_PX, height)) {
      Mat source = picture;
      if (picture.channels() == 3) {
        opencv_imgproc.cvtColor(picture, grey, opencv_imgproc.COLOR_BGR2GRAY);
        source = grey;
      }
      opencv_imgproc.resize(source, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
    small.convertTo(small, opencv_core.CV_32F);
    return small;
  }

  /** The way back to the reference; empty when the view does not show the same. */
  Optional<Pose> of(Mat picture) {
    try (Mat view = prepared(picture, reference.rows());
        Mat warp = turning.of(view)) {
      return refine(warp, view) < LEAST_CORRELATION ? Optional.empty() : Optional.of(pose(warp));
    }
  }

  /** Makes the warp exact; the correlation that was reached. */
  private double refine(Mat warp, Mat view) {
    try (TermCriteria until =
            new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, ROUNDS, PRECISION);
        Mat everywhere = new Mat()) {
      double correlation = 0;
      for (int smoothing : SMOOTHING_PX) {
        correlation =
            opencv_video.findTransformECC(
                reference, view, warp, opencv_video.MOTION_EUCLIDEAN, until, everywhere, smoothing);
      }
      return correlation;
    } catch (RuntimeException e) {
      // The library says so by an exception when the pictures have nothing in common.
      if (String.valueOf(e.getMessage()).contains("findTransformECC")) {
        return 0;
      }
      throw e;
    }
  }

  /** The warp leads from the reference to the view; the pose leads back. */
  private Pose pose(Mat warp) {
    try (FloatIndexer cells = warp.createIndexer()) {
      double cos = cells.get(0, 0);
      double sin = cells.get(1, 0);
      double shiftX = cells.get(0, 2) / (double) WIDTH_PX;
      double shiftY = cells.get(1, 2) / (double) WIDTH_PX;
      return new Pose(
          sha256, cos, -sin, -(cos * shiftX + sin * shiftY), -(-sin * shiftX + cos * shiftY));
    }
  }

  @Override
  public void close() {
    turning.close();
    reference.close();
  }
}
