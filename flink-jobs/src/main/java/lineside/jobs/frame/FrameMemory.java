package lineside.jobs.frame;

import java.util.Map;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.Topic;

/**
 * Worst case of frame bytes in the heap of one process, from the client settings and the limits: a
 * job that could run out of memory on large frames is refused at start, not at night.
 *
 * <p>One reader holds what it fetched and has not yet handed over (one fetch of each of its
 * partitions), the polls on their way (those queued, one with the fetching thread, one with the
 * operator), and the undecoded values of the micro-batch.
 *
 * @param readers source subtasks in this process, at least 1
 * @param partitionsPerReader partitions that one of them reads, at least 1
 */
public record FrameMemory(int readers, int partitionsPerReader) {
  /** Undecoded values that a micro-batch holds before it is flushed for its size, bytes. */
  public static final long BATCH_BYTES = 2L * FrameLimits.MAX_RECORD_BYTES;

  /** Share of the heap that frames may take in the worst case; the rest is for everything else. */
  private static final double HEAP_SHARE = 0.6;

  private static final int POLLS_OUTSIDE_QUEUE = 2;

  /** Checks the ranges. */
  public FrameMemory {
    if (readers < 1 || partitionsPerReader < 1) {
      throw new IllegalArgumentException(
          "readers and partitionsPerReader must be at least 1, got "
              + readers
              + " and "
              + partitionsPerReader);
    }
  }

  /** The readers of one process, of {@code parallelism} in all, at most one per slot. */
  public static FrameMemory of(int parallelism, int slots) {
    int partitions = Topic.FRAME.partitions();
    return new FrameMemory(
        Math.max(1, Math.min(parallelism, slots)),
        Math.max(1, (partitions + parallelism - 1) / parallelism));
  }

  /** Bytes that frames take at most, all readers together. */
  public long worstCaseBytes() {
    Map<String, String> settings = ClientSettings.frameConsumer();
    long fetched = partitionsPerReader * number(settings, "max.partition.fetch.bytes");
    long poll =
        Math.min(number(settings, "max.poll.records") * FrameLimits.MAX_RECORD_BYTES, fetched);
    long polls = (FrameSource.QUEUED_POLLS + POLLS_OUTSIDE_QUEUE) * poll;
    return readers * (fetched + polls + BATCH_BYTES + FrameLimits.MAX_RECORD_BYTES);
  }

  /**
   * Refuses a heap that is too small.
   *
   * @throws IllegalStateException naming need, bound and what to change
   */
  public void requireFits(long maxHeapBytes) {
    long bound = (long) (maxHeapBytes * HEAP_SHARE);
    if (worstCaseBytes() > bound) {
      throw new IllegalStateException(
          "frame memory refused: "
              + readers
              + " readers of "
              + partitionsPerReader
              + " partitions hold up to "
              + mebibytes(worstCaseBytes())
              + " MiB of frames, "
              + mebibytes(bound)
              + " of "
              + mebibytes(maxHeapBytes)
              + " MiB heap are for frames; lower the parallelism or raise -Xmx");
    }
  }

  private static long number(Map<String, String> settings, String key) {
    String value = settings.get(key);
    if (value == null) {
      throw new IllegalStateException("frame consumer settings lack " + key);
    }
    return Long.parseLong(value);
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }
}
