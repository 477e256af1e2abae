package lineside.training.replay;

/**
 * Bounds of a replay.
 *
 * @param mostPictures pictures taken at most, at least 1
 * @param mostFlips flips shown as pictures at most, 0 or more
 */
public record ReplayConfig(long mostPictures, int mostFlips) {
  /** Flips shown when nothing is said. */
  public static final int DEFAULT_FLIPS = 40;

  /** Checks the ranges. */
  public ReplayConfig {
    if (mostPictures < 1) {
      throw new IllegalArgumentException("most pictures is " + mostPictures);
    }
    if (mostFlips < 0) {
      throw new IllegalArgumentException("most flips is " + mostFlips);
    }
  }
}
