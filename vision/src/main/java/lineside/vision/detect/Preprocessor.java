package lineside.vision.detect;

import java.nio.ByteBuffer;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelInput;
import lineside.vision.model.ModelInput.Fit;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Writes one picture, tile by tile, into input tensors: channels, scale and border as the model
 * wants them. A picture that needs neither other channels nor another scale is copied once, from
 * the decoder's memory into the tensor. Not thread-safe.
 */
final class Preprocessor implements AutoCloseable {
  /** The grey that YOLO networks are trained to see around a picture. */
  private static final int LETTERBOX_GREY = 114;

  private final ModelInput input;
  private final Framing framing;
  private final TensorCells cells;
  private final Mat pixels;
  private final boolean isOwner;

  private Preprocessor(ModelInput input, Framing framing, Mat pixels, boolean isOwner) {
    this.input = input;
    this.framing = framing;
    this.cells = new TensorCells(input);
    this.pixels = pixels;
    this.isOwner = isOwner;
  }

  /**
   * Makes the pixels ready that all tiles are cut from.
   *
   * @param picture stays open and owned by the caller until this is closed
   */
  static Preprocessor of(Picture picture, Framing framing, ModelInput input) {
    Mat source = picture.mat();
    boolean isConverted = picture.channels() != input.channels();
    if (!isConverted && !framing.isScaled()) {
      return new Preprocessor(input, framing, source, false);
    }
    Mat converted = isConverted ? converted(source, input.channels()) : source;
    if (!framing.isScaled()) {
      return new Preprocessor(input, framing, converted, true);
    }
    Mat scaled = new Mat();
    try (Size size = new Size(framing.columns(), framing.rows())) {
      opencv_imgproc.resize(converted, scaled, size, 0, 0, interpolation(framing, input));
    }
    if (isConverted) {
      converted.close();
    }
    return new Preprocessor(input, framing, scaled, true);
  }

  /** Whether the pixels are the tensor as they lie in memory. */
  static boolean isAsIs(Picture picture, Framing framing, ModelInput input) {
    return picture.channels() == input.channels()
        && !framing.isScaled()
        && framing.columns() == framing.across().side()
        && framing.rows() == framing.down().side()
        && new TensorCells(input).areInterleavedBytes()
        && picture.mat().isContinuous();
  }

  private static Mat converted(Mat source, int channels) {
    Mat converted = new Mat();
    opencv_imgproc.cvtColor(
        source,
        converted,
        channels == 1 ? opencv_imgproc.COLOR_BGR2GRAY : opencv_imgproc.COLOR_GRAY2BGR);
    return converted;
  }

  /** YOLO is trained with linear shrinking; elsewhere a fine mark must not fall between samples. */
  private static int interpolation(Framing framing, ModelInput input) {
    boolean isShrunk =
        framing.columns() <= framing.widthPx() && framing.rows() <= framing.heightPx();
    return isShrunk && input.fit() != Fit.LETTERBOX
        ? opencv_imgproc.INTER_AREA
        : opencv_imgproc.INTER_LINEAR;
  }

  /**
   * Writes a tile.
   *
   * @param slot direct buffer of one picture of the tensor
   */
  void write(int tile, ByteBuffer slot) {
    Framing.Axis across = framing.across();
    Framing.Axis down = framing.down();
    int x = across.starts()[framing.tileColumn(tile)];
    int y = down.starts()[framing.tileRow(tile)];
    int width = Math.min(across.side(), framing.columns() - x);
    int height = Math.min(down.side(), framing.rows() - y);
    try (Rect box = new Rect(x, y, width, height);
        Mat view = new Mat(pixels, box)) {
      if (cells.areInterleavedBytes()) {
        try (BytePointer start = new BytePointer(slot);
            Mat target = new Mat(down.side(), across.side(), pixels.type(), start)) {
          pad(view, target);
        }
      } else if (width == across.side() && height == down.side()) {
        cells.write(view, slot);
      } else {
        try (Mat padded = new Mat(down.side(), across.side(), pixels.type())) {
          pad(view, padded);
          cells.write(padded, slot);
        }
      }
    }
  }

  private void pad(Mat source, Mat target) {
    int top = framing.down().margin();
    int left = framing.across().margin();
    boolean isLetterbox = input.fit() == Fit.LETTERBOX;
    try (Scalar grey = Scalar.all(LETTERBOX_GREY)) {
      opencv_core.copyMakeBorder(
          source,
          target,
          top,
          target.rows() - source.rows() - top,
          left,
          target.cols() - source.cols() - left,
          (isLetterbox ? opencv_core.BORDER_CONSTANT : opencv_core.BORDER_REPLICATE)
              | opencv_core.BORDER_ISOLATED,
          grey);
    }
  }

  @Override
  public void close() {
    if (isOwner) {
      pixels.close();
    }
  }
}
