package lineside.jobs.inspection;

import java.util.List;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.vision.detect.Detection;
import lineside.vision.frame.Picture;
import lineside.vision.region.InspectedArea;

/** One qualified model, as the inspection sees it. Thread-safe; the holder closes. */
public interface FrameJudge extends AutoCloseable {
  /** What every verdict says of the model. */
  Identity identity();

  /**
   * Pictures that it takes and kinds that it names: the same where one may stand in for another.
   */
  default String takes() {
    return "any pictures";
  }

  /**
   * Judges pictures of any sizes.
   *
   * @param views at least one
   * @return one detection a view, in their order
   * @throws UnusableFrameException when the model failed on at least one of them
   */
  List<Detection> judge(List<View> views) throws UnusableFrameException;

  /** Lets go. */
  @Override
  void close();

  /**
   * What is judged.
   *
   * @param picture stays open and owned by the caller
   * @param area where on it defects count
   */
  record View(Picture picture, InspectedArea area) {}

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
