package lineside.jobs.inspection;

import java.util.concurrent.TimeUnit;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.record.Trigger;
import lineside.vision.frame.Picture;

/**
 * A decoded view that waits for the model. Owns its picture.
 *
 * @param raw the record, for the dead letter that a failing model would make of it
 * @param trigger what asked for the view
 * @param expected what the recipe says of it
 * @param picture the pixels, off-heap
 * @param timing when it came and how long decoding took
 */
record PendingView(
    RawFrame raw, Trigger trigger, ExpectedView expected, Picture picture, Timing timing)
    implements AutoCloseable {

  /**
   * Times of a view on its way.
   *
   * @param acquiredAtMicros wall clock of the capture, as in Frame
   * @param decodeNanos time spent decoding
   * @param arrivedNanos monotonic clock at arrival
   */
  record Timing(long acquiredAtMicros, long decodeNanos, long arrivedNanos) {
    /** Time spent decoding, microseconds. */
    int decodeMicros() {
      return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(decodeNanos));
    }
  }

  /** What the model is to look at; the picture stays owned by this view. */
  FrameJudge.View toJudge() {
    return new FrameJudge.View(picture, expected.area());
  }

  /** Bytes that it keeps in the heap. */
  long heldBytes() {
    return raw.value().length;
  }

  /** Bytes that it keeps outside the heap. */
  long pixelBytes() {
    return (long) picture.widthPx() * picture.heightPx() * picture.channels();
  }

  @Override
  public void close() {
    picture.close();
  }
}
