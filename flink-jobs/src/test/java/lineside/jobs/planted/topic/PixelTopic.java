package lineside.jobs.planted.topic;

import lineside.jobs.planted.verdict.FrameworkVerdict;
import lineside.vision.frame.PictureDecoder;

/** A topic that looks at pictures and closes a cycle. */
public final class PixelTopic {
  private PixelTopic() {}

  /** Needs pictures and the other slice. */
  public static String describe() {
    return new PictureDecoder(1) + " " + FrameworkVerdict.count();
  }
}
