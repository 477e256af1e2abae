package lineside.vision.frame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Memory of pictures that were closed, for pictures of the same size that come after them: a line
 * sends the same sizes again and again, and fresh memory costs a page fault for every 4 KiB of a
 * picture. Thread-safe. Owns what lies idle in it.
 */
final class PixelPool implements AutoCloseable {
  /** Idle memory at most: as much as a micro-batch of pictures holds. */
  private static final long MAX_IDLE_BYTES = 128L << 20;

  private final Deque<Mat> idle = new ArrayDeque<>();
  private long idleBytes;
  private boolean isClosed;

  /** A matrix of that size where one lies idle, else an empty one; the caller owns it. */
  synchronized Mat borrow(long widthPx, long heightPx) {
    for (Iterator<Mat> mats = idle.iterator(); mats.hasNext(); ) {
      Mat mat = mats.next();
      if (mat.cols() == widthPx && mat.rows() == heightPx) {
        mats.remove();
        idleBytes -= bytes(mat);
        return mat;
      }
    }
    return new Mat();
  }

  /** Takes a matrix over that nobody looks at any more. */
  synchronized void giveBack(Mat mat) {
    if (isClosed || bytes(mat) > MAX_IDLE_BYTES) {
      mat.close();
      return;
    }
    idle.addFirst(mat);
    idleBytes += bytes(mat);
    while (idleBytes > MAX_IDLE_BYTES) {
      Mat oldest = idle.removeLast();
      idleBytes -= bytes(oldest);
      oldest.close();
    }
  }

  private static long bytes(Mat mat) {
    return mat.total() * mat.elemSize();
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    idle.forEach(Mat::close);
    idle.clear();
    idleBytes = 0;
  }
}
