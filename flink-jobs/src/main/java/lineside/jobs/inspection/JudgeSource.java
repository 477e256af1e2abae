package lineside.jobs.inspection;

/** One model that judges everything as long as the job runs; travels with the job. */
@FunctionalInterface
public interface JudgeSource extends ModelSource {
  /**
   * Opens a model that has reproduced its golden scores on this machine.
   *
   * @throws Exception naming path and hash, when it is missing, corrupt or not qualified
   */
  FrameJudge open() throws Exception;

  @Override
  default Models openModels() throws Exception {
    return Models.only(open());
  }
}
