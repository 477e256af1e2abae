package lineside.jobs.planted.verdict;

import lineside.jobs.planted.topic.PixelTopic;
import org.apache.flink.util.OutputTag;

/** A domain class that knows Flink, another slice, and a static counter. */
public final class FrameworkVerdict {
  static int verdicts;

  private FrameworkVerdict() {}

  /** Needs the other slice. */
  public static String describe(OutputTag<String> tag) {
    verdicts++;
    return tag.getId() + PixelTopic.describe();
  }

  /** Is needed by the other slice. */
  public static int count() {
    return verdicts;
  }
}
