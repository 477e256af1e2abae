package lineside.ingest.agent;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.ingest.books.MemoryBooks;
import lineside.ingest.spool.CameraSpool;
import lineside.ingest.spool.SpoolEntry;
import lineside.ingest.spool.SpoolPolicy;
import lineside.schemas.record.Frame;
import lineside.schemas.record.LossReason;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the frames of one camera lie until Kafka has them: in memory up to the bound, or, once
 * Kafka does not keep up, on disk up to the spool's. Used by one thread.
 *
 * <p>Memory: at most {@code inFlight} bytes of frames here, and as much again in the producer's
 * buffer, and the image that is being captured.
 */
final class FrameShelf {
  private static final Logger LOG = LoggerFactory.getLogger(FrameShelf.class);

  /** Fewer, and large images would go to disk while Kafka keeps up. */
  private static final long LEAST_IMAGES = 4;

  private final InFlightLimit limit;
  private final @Nullable CameraSpool spool;
  private final WireFormat wire = new WireFormat();
  private final Deque<LineFrame> inMemory = new ArrayDeque<>();
  private final Map<SpoolEntry, LineFrame> onDisk = new HashMap<>();
  private long memoryBytes;
  private int largestBytes = 1;
  private boolean isSpooling;

  /**
   * @param limit bound on what is in memory
   * @param spool null when frames wait in memory only and the camera waits with them
   */
  FrameShelf(InFlightLimit limit, @Nullable CameraSpool spool) {
    this.limit = limit;
    this.spool = spool;
  }

  /** How many more frames may be captured; 0 when the camera has to wait. */
  int room() {
    if (isSpooling && isStopped()) {
      return 0;
    }
    return memoryRoom();
  }

  private boolean isStopped() {
    CameraSpool disk = spool;
    return disk != null
        && disk.settings().policy() == SpoolPolicy.STOP_TRIGGERING
        && (!disk.hasRoomFor(largestBytes) || !disk.trouble().isEmpty());
  }

  private int memoryRoom() {
    long bytesLeft = boundBytes() - memoryBytes;
    if (bytesLeft <= 0) {
      return 0;
    }
    long framesLeft = (long) limit.maxFrames() - inMemory.size();
    return (int) Math.max(0, Math.min(framesLeft, Math.max(1, bytesLeft / largestBytes)));
  }

  /** Bound on bytes in memory, and on bytes under way: room for four images at least. */
  long boundBytes() {
    return Math.max(limit.maxBytes(), LEAST_IMAGES * largestBytes);
  }

  /** Takes a captured frame. */
  void take(LineFrame line) {
    inMemory.add(line);
    memoryBytes += line.sizeBytes;
    largestBytes = Math.max(largestBytes, line.sizeBytes);
  }

  /** Takes a frame that an earlier run has stored. */
  void takeStored(LineFrame line, SpoolEntry entry) {
    onDisk.put(entry, line);
  }

  /** Lets go of a frame that has come to its end. */
  void letGo(LineFrame line) {
    SpoolEntry stored = line.stored;
    CameraSpool disk = spool;
    if (stored != null && disk != null) {
      onDisk.remove(stored);
      disk.remove(stored);
      line.stored = null;
    } else if (inMemory.remove(line)) {
      memoryBytes -= line.sizeBytes;
    }
    line.frame = null;
  }

  /**
   * Moves frames to disk when it is time.
   *
   * @return frames that are given up by the policy, with the reason
   */
  List<GivenUp> keep(long nowNanos) {
    CameraSpool disk = spool;
    if (disk == null) {
      return List.of();
    }
    LineFrame oldest = inMemory.peek();
    boolean isLate =
        oldest != null && nowNanos - oldest.sinceNanos > disk.settings().after().toNanos();
    if (!isSpooling && (isLate || memoryRoom() == 0)) {
      isSpooling = true;
      LOG.info("kafka does not keep up, frames go to {}", disk.settings().directory());
    }
    return isSpooling ? spill(disk) : List.of();
  }

  private List<GivenUp> spill(CameraSpool disk) {
    List<GivenUp> givenUp = new ArrayList<>();
    for (LineFrame line : List.copyOf(inMemory)) {
      if (line.isOnlyInMemory() && !store(disk, line, givenUp)) {
        if (disk.settings().policy() == SpoolPolicy.STOP_TRIGGERING) {
          break;
        }
        if (!line.isSent) {
          givenUp.add(new GivenUp(line, full(disk)));
        }
      }
    }
    givenUp.forEach(dropped -> letGo(dropped.frame()));
    return givenUp;
  }

  private boolean store(CameraSpool disk, LineFrame line, List<GivenUp> givenUp) {
    Frame frame = line.frame;
    if (frame == null) {
      return true;
    }
    byte[] payload = wire.encode(frame);
    if (disk.settings().policy() == SpoolPolicy.DROP_OLDEST) {
      makeRoom(disk, payload.length, givenUp);
    }
    if (!disk.hasRoomFor(payload.length)) {
      return false;
    }
    if (put(disk, line, payload)) {
      return true;
    }
    if (disk.settings().policy() != SpoolPolicy.DROP_OLDEST || disk.sizeBytes() == 0) {
      return false;
    }
    dropOldest(disk, givenUp);
    return put(disk, line, payload);
  }

  private boolean put(CameraSpool disk, LineFrame line, byte[] payload) {
    Optional<SpoolEntry> entry =
        disk.store(payload, line.trigger.getEpoch(), line.sequence(), line.sinceWallMillis);
    if (entry.isEmpty()) {
      return false;
    }
    inMemory.remove(line);
    memoryBytes -= line.sizeBytes;
    line.stored = entry.get();
    line.frame = null;
    onDisk.put(entry.get(), line);
    return true;
  }

  private void makeRoom(CameraSpool disk, int payloadBytes, List<GivenUp> givenUp) {
    while (!disk.hasRoomFor(payloadBytes) && disk.sizeBytes() > 0) {
      long before = disk.sizeBytes();
      dropOldest(disk, givenUp);
      if (disk.sizeBytes() == before) {
        return;
      }
    }
  }

  private void dropOldest(CameraSpool disk, List<GivenUp> givenUp) {
    for (SpoolEntry entry : disk.dropOldest()) {
      LineFrame line = onDisk.remove(entry);
      if (line != null) {
        line.stored = null;
        if (!line.isSent) {
          givenUp.add(new GivenUp(line, full(disk)));
        }
      }
    }
  }

  private static String full(CameraSpool disk) {
    if (!disk.trouble().isEmpty()) {
      return disk.trouble();
    }
    return "spool has reached its bound of %d bytes, policy %s"
        .formatted(disk.settings().maxBytes(), disk.settings().policy());
  }

  /** The frame of a line, from wherever it lies. */
  Content content(LineFrame line) {
    Frame frame = line.frame;
    if (frame != null) {
      return new Content(frame, "");
    }
    SpoolEntry stored = line.stored;
    CameraSpool disk = spool;
    if (stored == null || disk == null) {
      return new Content(null, "the frame is neither in memory nor on disk");
    }
    try {
      return new Content((Frame) wire.decodeInPlace(disk.read(stored)), "");
    } catch (IOException | UnreadableMessageException | ClassCastException damaged) {
      return new Content(null, damaged.toString());
    }
  }

  /**
   * Syncs what is due, and takes frames in memory again once Kafka keeps up.
   *
   * @param keepsUp nothing waits, and what is under way is not late
   * @param isEmpty nothing is under way either
   */
  void tick(KeepsUp keepsUp, boolean isEmpty) {
    CameraSpool disk = spool;
    if (disk == null) {
      return;
    }
    disk.tick();
    if (isSpooling && keepsUp == KeepsUp.YES && inMemory.isEmpty()) {
      isSpooling = false;
      LOG.info("kafka keeps up again, frames leave {}", disk.settings().directory());
    }
    if (!isSpooling && isEmpty) {
      disk.clear();
    }
  }

  /** Puts everything on disk, synced; what does not get there stays where it is. */
  void secure() {
    CameraSpool disk = spool;
    if (disk != null && !inMemory.isEmpty()) {
      isSpooling = true;
      for (LineFrame line : List.copyOf(inMemory)) {
        Frame frame = line.frame;
        byte[] payload = frame == null ? new byte[0] : wire.encode(frame);
        if (frame == null || !disk.hasRoomFor(payload.length) || !put(disk, line, payload)) {
          break;
        }
      }
    }
    if (disk != null) {
      disk.sync();
    }
  }

  /** What is in memory here. */
  MemoryBooks memory() {
    return new MemoryBooks(inMemory.size(), memoryBytes, boundBytes());
  }

  /** What the disk does wrong; empty when nothing. */
  String trouble() {
    CameraSpool disk = spool;
    return disk == null ? "" : disk.trouble();
  }

  /** Says whether Kafka takes frames as they come. */
  enum KeepsUp {
    YES,
    NO
  }

  /**
   * What lies on the shelf for a line.
   *
   * @param frame null when it could not be read
   * @param trouble why not
   */
  record Content(@Nullable Frame frame, String trouble) {}

  /** A frame that the policy gives up, and why. */
  record GivenUp(LineFrame frame, String detail) {
    LossReason reason() {
      return LossReason.SPOOL_FULL;
    }
  }
}
