package lineside.ingest.agent;

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
  @Nullable Frame frame;
  @Nullable SpoolEntry stored;
  @Nullable Refusal refusal;
  boolean isSent;
  long sentAtNanos;

  private LineFrame(Trigger trigger, int sizeBytes, long sinceNanos, long sinceWallMillis) {
    this.trigger = trigger;
    this.sizeBytes = sizeBytes;
    this.sinceNanos = sinceNanos;
    this.sinceWallMillis = sinceWallMillis;
  }

  static LineFrame captured(Trigger trigger, Frame frame, long nanos, long wallMillis) {
    LineFrame line = new LineFrame(trigger, frame.getImage().remaining(), nanos, wallMillis);
    line.frame = frame;
    return line;
  }

  static LineFrame recovered(Trigger trigger, SpoolEntry stored, long nanos) {
    LineFrame line = new LineFrame(trigger, stored.payloadBytes(), nanos, stored.storedAtMillis());
    line.stored = stored;
    return line;
  }

  long sequence() {
    return trigger.getSequence();
  }

  boolean isOnlyInMemory() {
    return frame != null && stored == null;
  }
}
