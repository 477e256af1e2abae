package lineside.jobs.inspection;

import java.io.IOException;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Region;
import lineside.vision.evidence.EvidenceStore;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Stores what a verdict will name, before the verdict exists. Thread-safe. */
final class EvidenceWriter {
  /** Findings of a view that get a crop; the rest are there as boxes. */
  static final int MAX_CROPS = 5;

  /** Surroundings of a finding in its crop, on every side. */
  private static final int MARGIN_PX = 16;

  /** Smallest side of a crop: a person must see where on the part it is. */
  private static final int MIN_SIDE_PX = 96;

  /** Side of an overview to that of the picture at most. */
  private static final double OVERVIEW_SCALE = 0.5;

  /**
   * Pixels of an overview at most: a screen shows no more, and encoding those of a large camera
   * would take longer than judging its picture. What a finding looks like is in its crop.
   */
  private static final double OVERVIEW_PIXELS = 1 << 20;

  /** Value of a stored map where the score is 1. */
  private static final double FULL = 255;

  private final EvidenceStore store;

  /** Takes the store. */
  EvidenceWriter(EvidenceStore store) {
    this.store = store;
  }

  /** Stores the surroundings of a region, lossless; the hash names them. */
  String storeCrop(Picture picture, Region region) throws IOException {
    int width = Math.min(picture.widthPx(), side(region.widthPx()));
    int height = Math.min(picture.heightPx(), side(region.heightPx()));
    int left = start(region.xPx() + region.widthPx() / 2, width, picture.widthPx());
    int top = start(region.yPx() + region.heightPx() / 2, height, picture.heightPx());
    try (Picture crop = picture.crop(left, top, width, height)) {
      return store.put(crop.encodePng());
    }
  }

  /** Stores the whole picture, at most half its size and a megapixel; the hash names it. */
  String storeOverview(Picture picture) throws IOException {
    double scale = Math.min(OVERVIEW_SCALE, Math.sqrt(OVERVIEW_PIXELS / picture.mat().total()));
    int width = Math.max(1, (int) (picture.widthPx() * scale));
    int height = Math.max(1, (int) (picture.heightPx() * scale));
    Mat reduced = new Mat();
    try (Size size = new Size(width, height)) {
      opencv_imgproc.resize(picture.mat(), reduced, size, 0, 0, opencv_imgproc.INTER_AREA);
      try (Picture overview = new Picture(reduced)) {
        return store.put(overview.encodePng());
      }
    } finally {
      reduced.close();
    }
  }

  /**
   * Stores what the model saw where, mono8 over exactly the picture, so that it can be laid over
   * the overview at any size; the hash names it.
   */
  String storeMap(DefectMap map, Picture picture) throws IOException {
    // The last column and row of a map may reach beyond the picture.
    double stepX = picture.widthPx() / (map.strideX() * map.widthPx());
    double stepY = picture.heightPx() / (map.strideY() * map.heightPx());
    try (FloatPointer values = new FloatPointer(map.scores());
        Mat scores = new Mat(map.heightPx(), map.widthPx(), opencv_core.CV_32FC1, values);
        Mat covering = new Mat();
        Mat step = new Mat(2, 3, opencv_core.CV_64FC1);
        DoubleIndexer at = step.createIndexer();
        Size size = new Size(map.widthPx(), map.heightPx());
        Scalar none = new Scalar(0)) {
      // Centres of pixels lie at halves.
      at.put(0, new double[] {stepX, 0, (stepX - 1) / 2});
      at.put(1, new double[] {0, stepY, (stepY - 1) / 2});
      opencv_imgproc.warpAffine(
          scores,
          covering,
          step,
          size,
          opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
          opencv_core.BORDER_REPLICATE,
          none);
      Mat bytes = new Mat();
      covering.convertTo(bytes, opencv_core.CV_8UC1, FULL, 0);
      try (Picture shown = new Picture(bytes)) {
        return store.put(shown.encodePng());
      }
    }
  }

  /** Stores the whole picture as it is, lossless; the hash names it. */
  String storeWhole(Picture picture) throws IOException {
    return store.put(picture.encodePng());
  }

  private static int side(int boxPx) {
    return Math.max(MIN_SIDE_PX, boxPx + 2 * MARGIN_PX);
  }

  private static int start(int centrePx, int sidePx, int pictureSidePx) {
    return Math.max(0, Math.min(centrePx - sidePx / 2, pictureSidePx - sidePx));
  }
}
