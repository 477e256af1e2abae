package lineside.training.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.vision.detect.DefectMap;
import lineside.vision.detect.Inspection;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.jspecify.annotations.Nullable;

/**
 * Paints a flip: the whole picture with the place to look at, that place, and the same with the
 * defect map of either package on grey. One thread; close it.
 */
final class FlipPainter implements AutoCloseable {
  private static final int PANEL_PX = 288;
  private static final int JPEG_QUALITY = 85;
  private static final long MAX_MASK_PIXELS = 64L << 20;

  private final Mat colour;
  private final Window window;
  private final @Nullable Inspection baseline;
  private final @Nullable Inspection candidate;
  private byte[] truth = new byte[0];

  private FlipPainter(
      Mat colour, Window window, @Nullable Inspection baseline, @Nullable Inspection candidate) {
    this.colour = colour;
    this.window = window;
    this.baseline = baseline;
    this.candidate = candidate;
  }

  /**
   * Prepares.
   *
   * @param picture stays open and owned by the caller
   * @param mask pixels of the true defect; an unreadable one is left out
   * @param baseline null when the package gave no answer
   * @param candidate null when the package gave no answer
   */
  static FlipPainter of(
      Picture picture,
      @Nullable Path mask,
      @Nullable Inspection baseline,
      @Nullable Inspection candidate) {
    Mat colour = new Mat();
    if (picture.channels() == 1) {
      opencv_imgproc.cvtColor(picture.mat(), colour, opencv_imgproc.COLOR_GRAY2BGR);
    } else {
      picture.mat().copyTo(colour);
    }
    Window window = Window.of(picture.widthPx(), picture.heightPx(), baseline, candidate);
    FlipPainter painter = new FlipPainter(colour, window, baseline, candidate);
    if (mask != null) {
      painter.truth = painter.truth(mask);
    }
    return painter;
  }

  /** The pictures, in the order they are shown. */
  List<ShownFlip.Panel> panels() {
    List<ShownFlip.Panel> panels = new ArrayList<>();
    panels.add(new ShownFlip.Panel("whole picture", overview()));
    try (Mat cut = cut(colour, opencv_imgproc.INTER_AREA)) {
      String known = truth.length == 0 ? "" : ", truth outlined";
      byte[] pixels = Overlay.outlined(bytes(cut), truth, cut.cols());
      panels.add(new ShownFlip.Panel("place" + known, jpeg(pixels, cut)));
      panels.add(new ShownFlip.Panel("baseline", found(cut, baseline)));
      panels.add(new ShownFlip.Panel("candidate", found(cut, candidate)));
    }
    return panels;
  }

  private byte[] overview() {
    double scale = Math.min(1, (double) PANEL_PX / Math.max(colour.cols(), colour.rows()));
    try (Mat small = new Mat();
        Size size = size(colour.cols() * scale, colour.rows() * scale);
        Rect box =
            new Rect(
                (int) (window.xPx() * scale),
                (int) (window.yPx() * scale),
                Math.max(1, (int) (window.widthPx() * scale)),
                Math.max(1, (int) (window.heightPx() * scale)));
        Scalar white = new Scalar(255, 255, 255, 0);
        Scalar black = new Scalar(0, 0, 0, 0)) {
      opencv_imgproc.resize(colour, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      opencv_imgproc.rectangle(small, box, black, 3, opencv_imgproc.LINE_8, 0);
      opencv_imgproc.rectangle(small, box, white, 1, opencv_imgproc.LINE_8, 0);
      return encode(small);
    }
  }

  private byte[] found(Mat cut, @Nullable Inspection inspection) {
    if (inspection == null) {
      return jpeg(Overlay.grey(bytes(cut)), cut);
    }
    DefectMap map = inspection.map();
    try (FloatPointer scores = new FloatPointer(map.scores());
        Mat plane = new Mat(map.heightPx(), map.widthPx(), opencv_core.CV_32FC1, scores);
        Mat whole = new Mat();
        Size size = new Size(colour.cols(), colour.rows())) {
      opencv_imgproc.resize(plane, whole, size, 0, 0, opencv_imgproc.INTER_LINEAR);
      try (Mat heat = cut(whole, opencv_imgproc.INTER_LINEAR);
          FloatPointer values = new FloatPointer(heat.data())) {
        float[] strength = new float[heat.rows() * heat.cols()];
        values.get(strength);
        byte[] pixels = Overlay.heated(Overlay.grey(bytes(cut)), strength);
        return boxed(pixels, cut, inspection.detection().regions());
      }
    }
  }

  private byte[] boxed(byte[] pixels, Mat like, List<Region> regions) {
    double scale = (double) like.cols() / window.widthPx();
    try (BytePointer data = new BytePointer(pixels);
        Mat target = new Mat(like.rows(), like.cols(), opencv_core.CV_8UC3, data);
        Scalar white = new Scalar(255, 255, 255, 0)) {
      for (Region region : regions) {
        try (Rect box =
            new Rect(
                (int) ((region.xPx() - window.xPx()) * scale) - 2,
                (int) ((region.yPx() - window.yPx()) * scale) - 2,
                (int) (region.widthPx() * scale) + 4,
                (int) (region.heightPx() * scale) + 4)) {
          opencv_imgproc.rectangle(target, box, white, 1, opencv_imgproc.LINE_8, 0);
        }
      }
      return encode(target);
    }
  }

  private byte[] truth(Path mask) {
    try (Picture picture =
            new PictureDecoder(MAX_MASK_PIXELS).decode(ByteBuffer.wrap(Files.readAllBytes(mask)));
        Mat grey = new Mat()) {
      if (picture.widthPx() != colour.cols() || picture.heightPx() != colour.rows()) {
        return new byte[0];
      }
      if (picture.channels() == 1) {
        picture.mat().copyTo(grey);
      } else {
        opencv_imgproc.cvtColor(picture.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
      }
      try (Mat cut = cut(grey, opencv_imgproc.INTER_NEAREST)) {
        return bytes(cut);
      }
    } catch (IOException | UndecodablePictureException e) {
      // The outline is a help for the eye; the flip stands without it.
      return new byte[0];
    }
  }

  /** The window, its longest side brought to that of a panel. */
  private Mat cut(Mat whole, int interpolation) {
    double scale = (double) PANEL_PX / Math.max(window.widthPx(), window.heightPx());
    int how =
        scale > 1 && interpolation == opencv_imgproc.INTER_AREA
            ? opencv_imgproc.INTER_LINEAR
            : interpolation;
    Mat panel = new Mat();
    try (Rect box = new Rect(window.xPx(), window.yPx(), window.widthPx(), window.heightPx());
        Mat view = new Mat(whole, box);
        Size size = size(window.widthPx() * scale, window.heightPx() * scale)) {
      opencv_imgproc.resize(view, panel, size, 0, 0, how);
    }
    return panel;
  }

  private static Size size(double width, double height) {
    return new Size((int) Math.max(1, Math.round(width)), (int) Math.max(1, Math.round(height)));
  }

  private static byte[] bytes(Mat mat) {
    byte[] pixels = new byte[mat.rows() * mat.cols() * mat.channels()];
    mat.data().get(pixels);
    return pixels;
  }

  private static byte[] jpeg(byte[] pixels, Mat like) {
    try (BytePointer data = new BytePointer(pixels);
        Mat mat = new Mat(like.rows(), like.cols(), opencv_core.CV_8UC3, data)) {
      return encode(mat);
    }
  }

  private static byte[] encode(Mat mat) {
    try (BytePointer encoded = new BytePointer();
        IntPointer quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, JPEG_QUALITY)) {
      if (!opencv_imgcodecs.imencode(".jpg", mat, encoded, quality)) {
        throw new IllegalStateException("jpeg encoding failed: " + mat.cols() + "x" + mat.rows());
      }
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }

  @Override
  public void close() {
    colour.close();
  }
}
