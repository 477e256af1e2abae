package lineside.training.card;

import lineside.vision.detect.DefectMap;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Three panes beside each other: the whole picture with map, truth and the place; the place as it
 * is; the place with map and truth. The map is laid over in orange, the truth outlined in blue: of
 * the palette of Okabe and Ito, told apart by brightness too.
 */
final class ExamplePanes {
  private static final int HEIGHT_PX = 240;
  private static final int WIDEST_PX = 640;
  private static final int GAP_PX = 8;
  private static final int QUALITY = 82;
  private static final double COVER = 0.75;
  private static final double[] ORANGE_BGR = {0, 159, 230};
  private static final byte[] BLUE_BGR = {(byte) 233, (byte) 180, 86};
  private static final int WHITE = 255;

  private ExamplePanes() {}

  /** Draws; pixels of the arguments stay as they are. */
  static byte[] jpeg(Picture picture, DefectMap map, Mat truth, Rect place) {
    try (Mat colour = colour(picture);
        Rect all = new Rect(0, 0, colour.cols(), colour.rows());
        Mat whole = pane(colour, all, paneSize(all));
        Mat plain = pane(colour, place, new Size(HEIGHT_PX, HEIGHT_PX));
        Mat marked = plain.clone();
        Mat sheet =
            new Mat(
                HEIGHT_PX,
                whole.cols() + 2 * (GAP_PX + HEIGHT_PX),
                opencv_core.CV_8UC3,
                Scalar.all(WHITE))) {
      overlay(whole, all, map, truth);
      frame(whole, all, place);
      overlay(marked, place, map, truth);
      put(whole, sheet, 0);
      put(plain, sheet, whole.cols() + GAP_PX);
      put(marked, sheet, whole.cols() + 2 * GAP_PX + HEIGHT_PX);
      return encode(sheet);
    }
  }

  private static Mat colour(Picture picture) {
    Mat colour = new Mat();
    if (picture.channels() == 3) {
      picture.mat().copyTo(colour);
    } else {
      opencv_imgproc.cvtColor(picture.mat(), colour, opencv_imgproc.COLOR_GRAY2BGR);
    }
    return colour;
  }

  private static Size paneSize(Rect all) {
    int width = Math.max(1, Math.round((float) HEIGHT_PX * all.width() / all.height()));
    return new Size(Math.min(WIDEST_PX, width), HEIGHT_PX);
  }

  private static Mat pane(Mat source, Rect part, Size size) {
    Mat pane = new Mat();
    try (Mat view = new Mat(source, part)) {
      boolean isSmaller = size.height() < part.height();
      opencv_imgproc.resize(
          view,
          pane,
          size,
          0,
          0,
          isSmaller ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_NEAREST);
    }
    return pane;
  }

  private static void overlay(Mat pane, Rect part, DefectMap map, Mat truth) {
    byte[] pixels = new byte[pane.rows() * pane.cols() * 3];
    pane.data().get(pixels);
    byte[] outline = outline(truth, part, pane);
    for (int i = 0; i < outline.length; i++) {
      int column = i % pane.cols();
      int row = i / pane.cols();
      double x = part.x() + (column + 0.5) * part.width() / pane.cols();
      double y = part.y() + (row + 0.5) * part.height() / pane.rows();
      float score = map.scores()[map.rowAt(y) * map.widthPx() + map.columnAt(x)];
      double cover = COVER * Math.max(0, Math.min(1, score));
      for (int channel = 0; channel < 3; channel++) {
        int at = 3 * i + channel;
        pixels[at] =
            outline[i] != 0
                ? BLUE_BGR[channel]
                : (byte)
                    Math.round((pixels[at] & 0xff) * (1 - cover) + ORANGE_BGR[channel] * cover);
      }
    }
    pane.data().put(pixels);
  }

  /** A ring around the truth, so that the defect itself stays in sight. */
  private static byte[] outline(Mat truth, Rect part, Mat pane) {
    try (Size size = new Size(pane.cols(), pane.rows());
        Mat small = pane(truth, part, size);
        Mat inside = new Mat();
        Mat near = new Mat();
        Mat far = new Mat();
        Mat ring = new Mat()) {
      opencv_imgproc.threshold(small, inside, 0, 255, opencv_imgproc.THRESH_BINARY);
      grow(inside, near, 5);
      grow(inside, far, 9);
      opencv_core.subtract(far, near, ring);
      byte[] levels = new byte[ring.rows() * ring.cols()];
      ring.data().get(levels);
      return levels;
    }
  }

  private static void grow(Mat source, Mat target, int side) {
    try (Size size = new Size(side, side);
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, size)) {
      opencv_imgproc.dilate(source, target, kernel);
    }
  }

  private static void frame(Mat whole, Rect all, Rect place) {
    double across = (double) whole.cols() / all.width();
    double down = (double) whole.rows() / all.height();
    int left = (int) (place.x() * across);
    int top = (int) (place.y() * down);
    int width = Math.min(whole.cols() - left, Math.max(2, (int) (place.width() * across)));
    int height = Math.min(whole.rows() - top, Math.max(2, (int) (place.height() * down)));
    try (Rect outer = new Rect(left, top, width, height);
        Rect inner = new Rect(left + 1, top + 1, Math.max(1, width - 2), Math.max(1, height - 2))) {
      opencv_imgproc.rectangle(whole, outer, Scalar.all(0));
      opencv_imgproc.rectangle(whole, inner, Scalar.all(WHITE));
    }
  }

  private static void put(Mat pane, Mat sheet, int column) {
    try (Rect where = new Rect(column, 0, pane.cols(), pane.rows());
        Mat view = new Mat(sheet, where)) {
      pane.copyTo(view);
    }
  }

  private static byte[] encode(Mat sheet) {
    try (BytePointer encoded = new BytePointer();
        IntPointer quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY)) {
      if (!opencv_imgcodecs.imencode(".jpg", sheet, encoded, quality)) {
        throw new IllegalStateException("jpeg encoding failed");
      }
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }
}
