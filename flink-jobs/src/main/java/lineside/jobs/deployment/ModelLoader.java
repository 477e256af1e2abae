package lineside.jobs.deployment;

/**
 * Brings models into memory, on the registry's thread.
 *
 * @param <M> a loaded model
 */
public interface ModelLoader<M> {
  /**
   * The model that judges where no deployment says otherwise.
   *
   * @throws Exception naming path and hash, when it is missing, corrupt or not qualified
   */
  M start() throws Exception;

  /**
   * A model that has reproduced its golden scores on this machine.
   *
   * @throws Exception saying why it is refused: absent, damaged, of a newer format, not qualified
   */
  M load(String sha256) throws Exception;

  /** Hash of its package. */
  String sha256Of(M model);

  /** Where it computes. */
  String providerOf(M model);

  /**
   * Pictures that it takes and kinds that it names: the same where one may stand in for another.
   */
  String takes(M model);

  /** Lets it go; called once, by any thread, when nobody uses it any more. */
  void close(M model);
}
