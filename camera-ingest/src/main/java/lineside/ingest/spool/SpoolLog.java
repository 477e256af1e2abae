package lineside.ingest.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Frames of one camera on disk, appended at the end and read in that order: a directory of
 * segments, each a file of records with checksums. Used by one thread.
 *
 * <p>Sync policy: a closed segment and everything written before {@link #sync} is on disk (fsync).
 * What was appended since survives the end of the process, not a power cut.
 *
 * <p>A torn end, as a power cut leaves it, is cut off and counted. Damage before it is passed over
 * and counted; a payload that does not stand its checksum is found when it is read. Which frames
 * were lost so is told by the trigger journal.
 */
public final class SpoolLog implements Closeable {
  private final Path directory;
  private final long maxBytes;
  private final long segmentBytes;
  private final NavigableMap<Long, Segment> segments = new TreeMap<>();
  private final Map<Long, List<SpoolEntry>> bySegment = new HashMap<>();
  private final List<SpoolEntry> recovered = new ArrayList<>();
  private long nextNumber;
  private long activeNumber = -1;
  private long readNumber = -1;
  private long tornBytes;
  private long damagedBytes;

  private SpoolLog(Path directory, long maxBytes, long segmentBytes) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.segmentBytes = segmentBytes;
  }

  /**
   * Opens the log in {@code directory}, which is created if need be, with what an earlier run left.
   *
   * @throws IOException when it can be neither read nor written
   */
  public static SpoolLog open(Path directory, long maxBytes, long segmentBytes) throws IOException {
    Files.createDirectories(directory);
    SpoolLog log = new SpoolLog(directory, maxBytes, segmentBytes);
    try {
      log.recover();
    } catch (IOException | RuntimeException failure) {
      log.close();
      throw failure;
    }
    return log;
  }

  private void recover() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(file -> file.toString().endsWith(Segment.SUFFIX)).sorted().toList();
    }
    for (Path file : files) {
      Segment segment = Segment.open(file);
      segments.put(segment.number(), segment);
      nextNumber = Math.max(nextNumber, segment.number() + 1);
      SegmentScan scan = SegmentScan.of(segment);
      damagedBytes += scan.damagedBytes();
      if (scan.validEnd() < segment.sizeBytes()) {
        tornBytes += segment.sizeBytes() - scan.validEnd();
        segment.cut(scan.validEnd());
      }
      bySegment.put(segment.number(), new ArrayList<>(scan.entries()));
      recovered.addAll(scan.entries());
      segment.release();
    }
  }

  /** What an earlier run left, in order. */
  public List<SpoolEntry> recovered() {
    return List.copyOf(recovered);
  }

  /** Bytes of torn last records that were cut off at opening. */
  public long tornBytes() {
    return tornBytes;
  }

  /** Bytes before the end in which no record was found at opening. */
  public long damagedBytes() {
    return damagedBytes;
  }

  /** Disk taken. */
  public long sizeBytes() {
    return segments.values().stream().mapToLong(Segment::sizeBytes).sum();
  }

  /** True when a payload of that size fits under the bound. */
  public boolean hasRoomFor(int payloadBytes) {
    return sizeBytes() + RecordHeader.BYTES + payloadBytes <= maxBytes;
  }

  /**
   * Stores a payload behind all others, whether there is room under the bound or not.
   *
   * @throws IOException when the disk does not take it; the log is as before
   */
  public SpoolEntry append(byte[] payload, long epoch, long sequence, long storedAtMillis)
      throws IOException {
    Segment segment = active();
    RecordHeader head = RecordHeader.of(payload, epoch, sequence, storedAtMillis);
    long at = segment.append(head.write(), payload);
    SpoolEntry entry =
        new SpoolEntry(segment.number(), at, payload.length, epoch, sequence, storedAtMillis);
    bySegment.computeIfAbsent(segment.number(), number -> new ArrayList<>()).add(entry);
    return entry;
  }

  private Segment active() throws IOException {
    Segment active = segments.get(activeNumber);
    if (active != null && active.sizeBytes() < segmentBytes) {
      return active;
    }
    if (active != null) {
      active.release();
    }
    Segment fresh = Segment.create(directory, nextNumber);
    nextNumber++;
    long closed = activeNumber;
    segments.put(fresh.number(), fresh);
    bySegment.put(fresh.number(), new ArrayList<>());
    activeNumber = fresh.number();
    deleteIfEmpty(closed);
    return fresh;
  }

  /**
   * Reads what was stored.
   *
   * @throws SpoolDamagedException when the disk gives something else
   * @throws IOException when it cannot be read
   */
  public byte[] read(SpoolEntry entry) throws IOException {
    Segment segment = segments.get(entry.segment());
    if (segment == null) {
      throw new SpoolDamagedException("spool read failed: no segment for " + entry);
    }
    turnTo(segment);
    ByteBuffer head = ByteBuffer.allocate(RecordHeader.BYTES);
    segment.read(head, entry.position());
    byte[] payload = new byte[entry.payloadBytes()];
    ByteBuffer target = ByteBuffer.wrap(payload);
    segment.read(target, entry.position() + RecordHeader.BYTES);
    boolean isWhole =
        RecordHeader.read(head.flip(), 0)
            .filter(found -> found.payloadCrc() == RecordHeader.crc(payload))
            .isPresent();
    if (!isWhole || target.hasRemaining()) {
      throw new SpoolDamagedException(
          "spool read failed: %s at byte %d does not stand its checksum (%d bytes)"
              .formatted(segment.file(), entry.position(), entry.payloadBytes()));
    }
    return payload;
  }

  /** Frames are read in order: a segment that was read before is not read again soon. */
  private void turnTo(Segment segment) throws IOException {
    Segment before = segments.get(readNumber);
    if (before != null && before != segment && readNumber != activeNumber) {
      before.release();
    }
    readNumber = segment.number();
  }

  /** Lets go of a frame; the segment goes with its last one. */
  public void remove(SpoolEntry entry) throws IOException {
    List<SpoolEntry> others = bySegment.get(entry.segment());
    if (others != null && others.remove(entry) && entry.segment() != activeNumber) {
      deleteIfEmpty(entry.segment());
    }
  }

  /**
   * Gives up the oldest segment.
   *
   * @return what it held, in order; empty when there is none
   */
  public List<SpoolEntry> dropOldest() throws IOException {
    if (segments.isEmpty()) {
      return List.of();
    }
    long oldest = segments.firstKey();
    List<SpoolEntry> held = List.copyOf(bySegment.getOrDefault(oldest, List.of()));
    delete(oldest);
    return held;
  }

  private void deleteIfEmpty(long number) throws IOException {
    List<SpoolEntry> held = bySegment.get(number);
    if (held != null && held.isEmpty()) {
      delete(number);
    }
  }

  private void delete(long number) throws IOException {
    bySegment.remove(number);
    Segment segment = segments.remove(number);
    if (number == activeNumber) {
      activeNumber = -1;
    }
    if (segment != null) {
      segment.delete();
    }
  }

  /** True when nothing waits. */
  public boolean isEmpty() {
    return bySegment.values().stream().allMatch(List::isEmpty);
  }

  /** Removes the files of an empty log. */
  public void clear() throws IOException {
    for (long number : List.copyOf(segments.keySet())) {
      deleteIfEmpty(number);
    }
  }

  /** Puts everything appended on disk. */
  public void sync() throws IOException {
    Segment active = segments.get(activeNumber);
    if (active != null) {
      active.sync();
    }
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Segment segment : segments.values()) {
      try (segment) {
        segment.sync();
      } catch (IOException failed) {
        failure = failed;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
