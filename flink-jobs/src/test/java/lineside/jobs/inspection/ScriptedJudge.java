package lineside.jobs.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.schemas.record.DeadLetterReason;
import lineside.vision.detect.Detection;
import lineside.vision.detect.Region;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;

/**
 * A judge that does what the first pixel of a picture says: a score in hundredths, NaN, an invalid
 * output or a failure. Finds one scratch at 20,30 of 40x10 pixels from a score of 0.3.
 */
final class ScriptedJudge implements FrameJudge {
  static final float NOT_OK = 0.6f;
  static final float UNDECIDABLE_FROM = 0.4f;
  static final double NAN = 2.50;
  static final double INVALID = 2.51;
  static final double FAILING = 2.52;

  /** Sizes of the batches that it was asked for, in order. */
  final List<Integer> batches = new CopyOnWriteArrayList<>();

  /** Pictures that it was shown, open or not by now, in order. */
  final List<Picture> shown = new CopyOnWriteArrayList<>();

  boolean isClosed;

  static byte pixelFor(double score) {
    return (byte) Math.round(score * 100);
  }

  @Override
  public Identity identity() {
    return new Identity("ab".repeat(32), NOT_OK, UNDECIDABLE_FROM, "cpu");
  }

  @Override
  public List<Detection> judge(List<View> views) throws UnusableFrameException {
    batches.add(views.size());
    List<Detection> detections = new ArrayList<>();
    for (View view : views) {
      shown.add(view.picture());
      detections.add(judge(view.picture()));
    }
    return detections;
  }

  private static Detection judge(Picture picture) throws UnusableFrameException {
    int script;
    try (BytePointer first = picture.mat().ptr(0)) {
      script = first.get() & 0xFF;
    }
    if (script == (pixelFor(INVALID) & 0xFF)) {
      throw new UnusableFrameException(DeadLetterReason.MODEL_OUTPUT_INVALID, "map holds NaN");
    }
    if (script == (pixelFor(FAILING) & 0xFF)) {
      throw new IllegalStateException("runtime is out of memory");
    }
    float score = script == (pixelFor(NAN) & 0xFF) ? Float.NaN : script / 100f;
    List<Region> regions =
        score >= 0.3f
            ? List.of(new Region("scratch", score, 310.5, 20, 30, 40, 10, 40f, 35f))
            : List.of();
    return new Detection(score, regions, new float[0]);
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
