package lineside.jobs.verdict;

import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** One view of an {@link Inspection}, by what was heard of it: state, a Flink POJO. */
public final class ViewEntry {
  /** The trigger that asked for it, as announced, or copied from loss or verdict until then. */
  public Trigger trigger = new Trigger();

  /** Whether the trigger was announced on its own topic. */
  public boolean isTriggered;

  /** The recorded loss. */
  public @Nullable Loss loss;

  /** Evaluation of its frame, as it came through the inspection chain. */
  public @Nullable ViewVerdict judged;

  /** The verdict that stands, judged or made up for want of a frame. */
  public @Nullable ViewVerdict verdict;

  /** Whether {@link #verdict} was published. */
  public boolean isPublished;

  /** For the serializer. */
  public ViewEntry() {}

  /** A view that somebody named. */
  ViewEntry(Trigger trigger) {
    this.trigger = trigger;
  }

  /** Whether it may decide: announced, and a frame or a loss is there. */
  boolean isComplete() {
    return isTriggered && verdict != null;
  }

  /** Whether somebody who keeps the books vouches for it; a frame alone does not. */
  public boolean isKnown() {
    return isTriggered || loss != null;
  }
}
