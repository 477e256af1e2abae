package lineside.ingest.agent;

import java.util.concurrent.TimeUnit;
import lineside.ingest.publish.Refusal;
import lineside.ingest.spool.SpoolEntry;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * A captured frame until Kafka has it: in memory, on disk, or both while it is under way. Mutable,
 * used by one thread.
 */
final class LineFrame {
  final Trigger trigger;
  final int sizeBytes;
  final long sinceNanos;
  final long sinceWallMillis;
  private final long ageBeforeMillis;
  @Nullable Frame frame;
  @Nullable SpoolEntry stored;
  @Nullable Refusal refusal;
  boolean isSent;
  long sentAtNanos;

  private LineFrame(Trigger trigger, int sizeBytes, Since since) {
    this.trigger = trigger;
    this.sizeBytes = sizeBytes;
    this.sinceNanos = since.nanos();
    this.sinceWallMillis = since.wallMillis();
    this.ageBeforeMillis = since.ageBeforeMillis();
  }

  /** How long it has waited; what passed in this process by the clock that nobody sets. */
  long ageMillis(long nowNanos) {
    return ageBeforeMillis + TimeUnit.NANOSECONDS.toMillis(nowNanos - sinceNanos);
  }

  static LineFrame captured(Trigger trigger, Frame frame, long nanos, long wallMillis) {
    LineFrame line =
        new LineFrame(trigger, frame.getImage().remaining(), new Since(nanos, wallMillis, 0));
    line.frame = frame;
    return line;
  }

  static LineFrame recovered(Trigger trigger, SpoolEntry stored, long nanos, long wallMillis) {
    long before = Math.max(0, wallMillis - stored.storedAtMillis());
    Since since = new Since(nanos, stored.storedAtMillis(), before);
    LineFrame line = new LineFrame(trigger, stored.payloadBytes(), since);
    line.stored = stored;
    return line;
  }

  long sequence() {
    return trigger.getSequence();
  }

  boolean isOnlyInMemory() {
    return frame != null && stored == null;
  }

  /**
   * When a frame began to wait.
   *
   * @param nanos by the monotonic clock of this process
   * @param wallMillis by the wall clock
   * @param ageBeforeMillis how long it had waited before this process
   */
  private record Since(long nanos, long wallMillis, long ageBeforeMillis) {}
}
