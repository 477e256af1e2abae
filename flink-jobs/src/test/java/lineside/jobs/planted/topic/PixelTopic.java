package lineside.jobs.planted.topic;

import lineside.jobs.planted.verdict.FrameworkVerdict;
import lineside.vision.frame.PictureDecoder;

/** A topic that looks at pictures and closes a cycle. */
public final class PixelTopic {
  private PixelTopic() {}

  /** Needs pictures and the other slice. */
  public static String describe() {
    return PictureDecoder.class.getSimpleName() + " " + FrameworkVerdict.count();
  }
}
