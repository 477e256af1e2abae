package lineside.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the records of a segment that an earlier run has left. A stretch that holds no record is
 * passed over and counted; when nothing follows it, it is a torn end.
 */
final class SegmentScan {
  private static final int WINDOW_BYTES = 1 << 20;

  private final Segment segment;
  private final List<SpoolEntry> entries = new ArrayList<>();
  private long damagedBytes;
  private long validEnd;

  private SegmentScan(Segment segment) {
    this.segment = segment;
  }

  static SegmentScan of(Segment segment) throws IOException {
    SegmentScan scan = new SegmentScan(segment);
    scan.run();
    return scan;
  }

  /** The records, in order. */
  List<SpoolEntry> entries() {
    return entries;
  }

  /** Bytes between records that are none. */
  long damagedBytes() {
    return damagedBytes;
  }

  /** Where the last whole record ends. */
  long validEnd() {
    return validEnd;
  }

  private void run() throws IOException {
    long at = 0;
    while (at < segment.sizeBytes()) {
      Optional<RecordHeader> head = headAt(at);
      if (head.isEmpty()) {
        at = nextHead(at + 1);
        continue;
      }
      RecordHeader found = head.get();
      damagedBytes += at - validEnd;
      entries.add(
          new SpoolEntry(
              segment.number(),
              at,
              found.payloadBytes(),
              found.epoch(),
              found.sequence(),
              found.storedAtMillis()));
      at += RecordHeader.BYTES + (long) found.payloadBytes();
      validEnd = at;
    }
    dropTornLast();
  }

  /** The last record may have its head and not its payload. */
  private void dropTornLast() throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    SpoolEntry last = entries.get(entries.size() - 1);
    RecordHeader head = headAt(last.position()).orElseThrow();
    byte[] payload = new byte[last.payloadBytes()];
    ByteBuffer target = ByteBuffer.wrap(payload);
    segment.read(target, last.position() + RecordHeader.BYTES);
    if (target.hasRemaining() || RecordHeader.crc(payload) != head.payloadCrc()) {
      entries.remove(entries.size() - 1);
      validEnd = last.position();
    }
  }

  /** A head whose payload lies within the file. */
  private Optional<RecordHeader> headAt(long at) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(RecordHeader.BYTES);
    segment.read(bytes, at);
    return RecordHeader.read(bytes.flip(), 0)
        .filter(head -> at + RecordHeader.BYTES + head.payloadBytes() <= segment.sizeBytes());
  }

  private long nextHead(long from) throws IOException {
    long windowAt = from;
    while (windowAt < segment.sizeBytes()) {
      ByteBuffer window =
          ByteBuffer.allocate((int) Math.min(WINDOW_BYTES, segment.sizeBytes() - windowAt));
      segment.read(window, windowAt);
      window.flip();
      for (int i = 0; i + Integer.BYTES <= window.limit(); i++) {
        if (window.getInt(i) == RecordHeader.MAGIC && headAt(windowAt + i).isPresent()) {
          return windowAt + i;
        }
      }
      if (window.limit() < WINDOW_BYTES) {
        break;
      }
      windowAt += WINDOW_BYTES - Integer.BYTES + 1;
    }
    return segment.sizeBytes();
  }
}
