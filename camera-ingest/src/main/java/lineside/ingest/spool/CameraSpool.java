package lineside.ingest.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import lineside.ingest.books.SpoolBooks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool of one camera: touches the disk when something is stored or an earlier run has left
 * something, syncs at its interval, and turns what the disk does wrong into a sentence and another
 * attempt a second later. Used by one thread.
 */
public final class CameraSpool implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraSpool.class);
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LOOK_NANOS = Duration.ofSeconds(10).toNanos();

  private final SpoolSettings settings;
  private final String cameraId;
  private final LongSupplier nanoTime;
  private final Path directory;
  private @Nullable SpoolLog log;
  private String trouble = "";
  private long lookAtNanos;
  private long retryAtNanos;
  private long syncDueNanos;
  private boolean isDirty;
  private boolean isGivenUp;

  /** Touches nothing yet. */
  public CameraSpool(SpoolSettings settings, String cameraId, LongSupplier nanoTime) {
    this.settings = settings;
    this.cameraId = cameraId;
    this.nanoTime = nanoTime;
    this.directory = settings.directory().resolve(cameraId);
    this.retryAtNanos = nanoTime.getAsLong();
    this.lookAtNanos = retryAtNanos;
  }

  /** What is given up at the bound, and when frames go to disk. */
  public SpoolSettings settings() {
    return settings;
  }

  /** Why the disk does not do its work; empty while it does. */
  public String trouble() {
    return trouble;
  }

  /**
   * Says in {@link #trouble} when frames could not be written here, before any has to be; looks
   * each ten seconds and writes nothing.
   */
  private void look() {
    if (log != null || nanoTime.getAsLong() - lookAtNanos < 0) {
      return;
    }
    lookAtNanos = nanoTime.getAsLong() + LOOK_NANOS;
    Path nearest = directory.toAbsolutePath();
    while (nearest.getParent() != null && !Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
      note(new IOException(nearest + " is no directory that can be written"));
    } else {
      fine();
    }
  }

  /** What an earlier run has left, in order; nothing when the disk cannot be read. */
  public List<SpoolEntry> recover() {
    if (!Files.exists(directory)) {
      return List.of();
    }
    Optional<SpoolLog> opened = open();
    opened.ifPresent(this::tell);
    isGivenUp = opened.isEmpty();
    return opened.map(SpoolLog::recovered).orElse(List.of());
  }

  private void tell(SpoolLog opened) {
    LOG.info(
        "spool taken up (camera={}, frames={}, bytes={}, torn={} bytes, damaged={} bytes)",
        cameraId,
        opened.recovered().size(),
        opened.sizeBytes(),
        opened.tornBytes(),
        opened.damagedBytes());
  }

  /** True when a payload of that size fits under the bound. */
  public boolean hasRoomFor(int payloadBytes) {
    SpoolLog opened = log;
    return opened == null || opened.hasRoomFor(payloadBytes);
  }

  /** Stores a payload; empty when the disk does not take it, and {@link #trouble} says why. */
  public Optional<SpoolEntry> store(byte[] payload, long epoch, long sequence, long wallMillis) {
    Optional<SpoolLog> opened = open();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try {
      SpoolEntry entry = opened.get().append(payload, epoch, sequence, wallMillis);
      if (!isDirty) {
        isDirty = true;
        syncDueNanos = nanoTime.getAsLong() + settings.syncInterval().toNanos();
      }
      fine();
      return Optional.of(entry);
    } catch (IOException failure) {
      note(failure);
      return Optional.empty();
    }
  }

  private Optional<SpoolLog> open() {
    SpoolLog opened = log;
    if (opened != null) {
      return Optional.of(opened);
    }
    if (nanoTime.getAsLong() - retryAtNanos < 0) {
      return Optional.empty();
    }
    try {
      opened = SpoolLog.open(directory, settings.maxBytes(), settings.segmentBytes());
      if (isGivenUp) {
        giveUp(opened);
      }
      log = opened;
      fine();
      return Optional.of(opened);
    } catch (IOException failure) {
      retryAtNanos = nanoTime.getAsLong() + RETRY_NANOS;
      note(failure);
      return Optional.empty();
    }
  }

  /** What could not be read at the start was counted as lost then, and is not sent now. */
  private void giveUp(SpoolLog opened) throws IOException {
    isGivenUp = false;
    for (SpoolEntry entry : opened.recovered()) {
      opened.remove(entry);
    }
    opened.clear();
  }

  /**
   * Reads what was stored.
   *
   * @throws SpoolDamagedException when the disk gives something else
   * @throws IOException when it cannot be read
   */
  public byte[] read(SpoolEntry entry) throws IOException {
    SpoolLog opened = log;
    if (opened == null) {
      throw new IOException("spool read failed: " + directory + " is not open");
    }
    return opened.read(entry);
  }

  /** Lets go of a frame. */
  public void remove(SpoolEntry entry) {
    SpoolLog opened = log;
    if (opened != null) {
      attempt(() -> opened.remove(entry));
    }
  }

  /** Gives up the oldest segment; what it held, in order. */
  public List<SpoolEntry> dropOldest() {
    List<SpoolEntry> dropped = new ArrayList<>();
    SpoolLog opened = log;
    if (opened != null) {
      attempt(() -> dropped.addAll(opened.dropOldest()));
    }
    return dropped;
  }

  /** Puts on disk what is due to be, and looks whether the disk would take more. */
  public void tick() {
    look();
    if (isDirty && nanoTime.getAsLong() - syncDueNanos >= 0) {
      sync();
    }
  }

  /** Puts on disk what was stored. */
  public void sync() {
    SpoolLog opened = log;
    if (opened != null) {
      isDirty = false;
      attempt(opened::sync);
    }
  }

  /** Removes the files when nothing waits in them. */
  public void clear() {
    SpoolLog opened = log;
    if (opened != null && opened.isEmpty() && opened.sizeBytes() > 0) {
      attempt(opened::clear);
    }
  }

  /** Disk taken. */
  public long sizeBytes() {
    SpoolLog opened = log;
    return opened == null ? 0 : opened.sizeBytes();
  }

  /** What waits here, with what the line of frames knows of it. */
  public SpoolBooks books(long frames, long oldestMillis) {
    SpoolLog opened = log;
    return new SpoolBooks(
        frames,
        sizeBytes(),
        oldestMillis,
        settings.maxBytes(),
        opened == null ? 0 : opened.tornBytes(),
        opened == null ? 0 : opened.damagedBytes());
  }

  private void attempt(DiskAction action) {
    try {
      action.run();
    } catch (IOException failure) {
      note(failure);
    }
  }

  private void note(IOException failure) {
    if (trouble.isEmpty()) {
      LOG.warn("spool fails (camera={}, directory={})", cameraId, directory, failure);
    }
    trouble = "spool " + directory + ": " + failure;
  }

  private void fine() {
    if (!trouble.isEmpty()) {
      LOG.info("spool works again (camera={}, directory={})", cameraId, directory);
      trouble = "";
    }
  }

  @Override
  public void close() throws IOException {
    SpoolLog opened = log;
    if (opened != null) {
      log = null;
      opened.close();
    }
  }

  private interface DiskAction {
    void run() throws IOException;
  }
}
