package lineside.vision.frame;

import static java.util.Objects.requireNonNull;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.jspecify.annotations.Nullable;

/**
 * A decoded image: mono8 or BGR8, row-major, off-heap.
 *
 * <p>Whoever received it owns it and closes it; its memory may be another picture's afterwards. Not
 * thread-safe; pixels are not changed by anything in this module. Coordinates start at 0 in the
 * upper left corner.
 */
public final class Picture implements AutoCloseable {
  private final Mat mat;
  private final @Nullable PixelPool pool;
  private boolean isClosed;

  /**
   * Takes over a matrix.
   *
   * @param mat CV_8UC1 or CV_8UC3, not empty; closed with the picture
   */
  public Picture(Mat mat) {
    this(mat, null);
  }

  /** Takes over a matrix that goes to the pool when the picture is closed. */
  Picture(Mat mat, @Nullable PixelPool pool) {
    requireNonNull(mat, "mat is null");
    OpenCv.prepare();
    if (mat.empty() || (mat.type() != opencv_core.CV_8UC1 && mat.type() != opencv_core.CV_8UC3)) {
      throw new IllegalArgumentException("picture is neither mono8 nor bgr8: type " + mat.type());
    }
    this.mat = mat;
    this.pool = pool;
  }

  /** Width in pixels. */
  public int widthPx() {
    return mat.cols();
  }

  /** Height in pixels. */
  public int heightPx() {
    return mat.rows();
  }

  /** 1 (mono8) or 3 (BGR8). */
  public int channels() {
    return mat.channels();
  }

  /** The pixels; stays owned by this picture. */
  public Mat mat() {
    if (isClosed) {
      throw new IllegalStateException("picture is closed");
    }
    return mat;
  }

  /** Whether its memory was given up. */
  public boolean isClosed() {
    return isClosed;
  }

  /** The picture as PNG, lossless. */
  public byte[] encodePng() {
    try (BytePointer encoded = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(".png", mat, encoded)) {
        throw new IllegalStateException("png encoding failed: " + widthPx() + "x" + heightPx());
      }
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }

  /**
   * A copy of a part of the picture; the box is moved and cut so that it lies inside.
   *
   * @return a picture of its own that the caller closes
   */
  public Picture crop(int xPx, int yPx, int widthPx, int heightPx) {
    int left = Math.max(0, Math.min(xPx, widthPx() - 1));
    int top = Math.max(0, Math.min(yPx, heightPx() - 1));
    int right = Math.min(widthPx(), Math.max(left + 1, xPx + widthPx));
    int bottom = Math.min(heightPx(), Math.max(top + 1, yPx + heightPx));
    try (Rect box = new Rect(left, top, right - left, bottom - top);
        Mat view = new Mat(mat, box)) {
      return new Picture(view.clone());
    }
  }

  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    if (pool == null) {
      mat.close();
    } else {
      pool.giveBack(mat);
    }
  }
}
