package lineside.jobs.inspection;

import java.io.Serializable;

/** Where a subtask gets its model from; travels with the job. */
@FunctionalInterface
public interface JudgeSource extends Serializable {
  /**
   * Opens a model that has reproduced its golden scores on this machine.
   *
   * @throws Exception naming path and hash, when it is missing, corrupt or not qualified
   */
  FrameJudge open() throws Exception;
}
