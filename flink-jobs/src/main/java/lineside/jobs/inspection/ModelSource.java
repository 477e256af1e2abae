package lineside.jobs.inspection;

import java.io.Serializable;

/** Where a subtask gets from who judges; travels with the job. */
public interface ModelSource extends Serializable {
  /** The same for a process in which that many subtasks judge at a time; asked before opening. */
  default ModelSource sharedBy(int subtasks) {
    return this;
  }

  /**
   * Opens the models that judge now; returns when they have reproduced their golden scores on this
   * machine.
   *
   * @throws Exception naming path and hash, when the job's own model is missing, corrupt or not
   *     qualified
   */
  Models openModels() throws Exception;
}
