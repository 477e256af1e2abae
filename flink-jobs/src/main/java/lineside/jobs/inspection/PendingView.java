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
   * @param exposureDelayMillis line time from its trigger to its exposure
   */
  record Timing(
      long acquiredAtMicros, long decodeNanos, long arrivedNanos, long exposureDelayMillis) {
    /** Time spent decoding, microseconds. */
    int decodeMicros() {
      return (int) Math.min(Integer.MAX_VALUE, TimeUnit.NANOSECONDS.toMicros(decodeNanos));
    }
  }

  /** What the model is to look at; the picture stays owned by this view. */
  FrameJudge.View toJudge() {
    return new FrameJudge.View(picture, expected.area());
  }

  /**
   * What is left of the takt, milliseconds: the recipe's deadline minus the age of the view. The
   * age runs on wall clocks, because a gate waits on one; the clock of the line cannot tell it, as
   * it stands still while frames wait. A picture from the future has no age.
   *
   * @param nowMicros wall clock, microseconds since 1970
   */
  long taktLeftMillis(long nowMicros) {
    long sinceAcquired = Math.max(0, nowMicros - timing.acquiredAtMicros());
    return expected.recipe().getDeadlineMillis()
        - timing.exposureDelayMillis()
        - TimeUnit.MICROSECONDS.toMillis(sinceAcquired);
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
