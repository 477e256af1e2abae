package lineside.ingest.agent;

import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import org.jspecify.annotations.Nullable;

/**
 * What a camera lost between two statements of its state, in words: a camera that is connected and
 * brings half its images is not well. Images held back because nothing was in view are none of it.
 * Used by one thread.
 */
final class RecentLosses {
  private long count;
  private @Nullable Loss last;

  void note(Loss loss) {
    if (loss.getReason() != LossReason.NOTHING_IN_VIEW) {
      count++;
      last = loss;
    }
  }

  /** Empty when nothing was lost. */
  String tell() {
    Loss latest = last;
    if (latest == null) {
      return "";
    }
    return "%d lost since the last statement, the last for %s: %s"
        .formatted(count, latest.getReason(), latest.getDetail());
  }

  void forget() {
    count = 0;
    last = null;
  }
}
