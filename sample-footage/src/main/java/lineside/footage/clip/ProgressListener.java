package lineside.footage.clip;

/** Is told how a rendering gets on; called from the rendering thread. */
@FunctionalInterface
public interface ProgressListener {
  void framesDone(long done, long total);

  /** Nobody listens. */
  static ProgressListener silent() {
    return (done, total) -> {};
  }
}
