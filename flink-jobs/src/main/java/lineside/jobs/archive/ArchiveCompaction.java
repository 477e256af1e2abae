package lineside.jobs.archive;

/**
 * How the archive makes few files out of many. Each checkpoint finishes a small file of each line
 * and day; they stay hidden until that many checkpoints have passed, and are then written again as
 * one file, which is the first that a reader sees.
 *
 * @param checkpoints checkpoints whose files become one; with 1 rows show a checkpoint or two after
 *     they were written
 */
public record ArchiveCompaction(int checkpoints) {
  /** With a checkpoint a second a file a minute: 1440 a day and line in place of 86400. */
  public static final int USUAL_CHECKPOINTS = 60;

  /** An hour of checkpoints a second apart: rows that nobody sees for longer help nobody. */
  private static final int MAX_CHECKPOINTS = 3600;

  /** Checks the range. */
  public ArchiveCompaction {
    if (checkpoints < 1 || checkpoints > MAX_CHECKPOINTS) {
      throw new IllegalArgumentException(
          "archive compaction is over "
              + checkpoints
              + " checkpoints, 1 to "
              + MAX_CHECKPOINTS
              + " is allowed");
    }
  }

  /** A file each checkpoint: rows show at once, files are many. */
  public static ArchiveCompaction eachCheckpoint() {
    return new ArchiveCompaction(1);
  }

  /** What a cluster does. */
  public static ArchiveCompaction usual() {
    return new ArchiveCompaction(USUAL_CHECKPOINTS);
  }
}
