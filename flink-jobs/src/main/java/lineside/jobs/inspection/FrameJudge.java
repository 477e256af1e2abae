package lineside.jobs.inspection;

import java.util.List;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.vision.detect.Detection;
import lineside.vision.frame.Picture;

/** One qualified model, as the inspection sees it. Thread-safe; the holder closes. */
public interface FrameJudge extends AutoCloseable {
  /** What every verdict says of the model. */
  Identity identity();

  /**
   * Judges pictures of any sizes.
   *
   * @param pictures stay open and owned by the caller; at least one
   * @return one detection a picture, in their order
   * @throws UnusableFrameException when the model failed on at least one of them
   */
  List<Detection> judge(List<Picture> pictures) throws UnusableFrameException;

  /** Lets go. */
  @Override
  void close();

  /**
   * What runs here.
   *
   * @param modelSha256 hash of the model package
   * @param notOk score from which a view is NOT_OK, 0 to 1
   * @param undecidableFrom score from which it is NOT_DECIDABLE, at most {@code notOk}
   * @param provider {@code cpu} or {@code cuda}
   */
  record Identity(String modelSha256, float notOk, float undecidableFrom, String provider) {}
}
