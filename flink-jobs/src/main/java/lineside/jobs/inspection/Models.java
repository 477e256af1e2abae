package lineside.jobs.inspection;

import java.util.Optional;
import lineside.jobs.deployment.Assignment;
import lineside.jobs.deployment.AtStation;
import lineside.jobs.deployment.ModelNews;
import lineside.jobs.deployment.SpareCapacity;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * The models that judge, as one subtask sees them: the same from one {@link #refresh} to the next,
 * whatever is deployed meanwhile. Used by one thread; the holder closes.
 */
public interface Models extends AutoCloseable {
  /**
   * Takes what is deployed now. To be called between two micro-batches: models that judge no more
   * may be closed by this.
   *
   * @return whether anything has changed
   * @throws IllegalStateException when the deployments can no longer be followed
   */
  boolean refresh();

  /**
   * Who judges a view; until the next refresh the same for all views of an inspection at a station,
   * where no lighter model stands in for want of time.
   */
  Assignment<FrameJudge> of(Trigger trigger, AtStation at);

  /** The model that judges where no deployment says otherwise. */
  FrameJudge start();

  /**
   * The oldest news of a model that no subtask of the process has told; null when there is none.
   */
  @Nullable ModelNews news();

  /** What shadows run with; empty where there never are any, and nothing ever changes. */
  Optional<SpareCapacity> spare();

  /** Lets go. */
  @Override
  void close();

  /** One model for everything, closed with it. */
  static Models only(FrameJudge judge) {
    return new OnlyModel(judge);
  }
}
