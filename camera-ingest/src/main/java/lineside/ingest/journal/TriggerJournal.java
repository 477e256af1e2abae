package lineside.ingest.journal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lineside.ingest.books.Outcome;
import lineside.ingest.books.Resolved;
import lineside.schemas.record.Trigger;

/**
 * The log of accepted triggers of one camera. Used by one thread.
 *
 * <p>Sync policy: triggers appended since the last {@link #sync} are on disk (fsync) when it
 * returns, and nothing is captured before that; several triggers may share one sync. Outcomes reach
 * the operating system with {@link #flush} or the next sync: a killed process loses none, a power
 * cut at most those since the last sync, whose triggers then count as lost by a restart.
 *
 * <p>The file is rewritten without what is resolved when it is opened and whenever it outgrows its
 * bound, so it stays small for ever.
 */
public final class TriggerJournal implements Closeable {
  private static final long COMPACT_ABOVE_BYTES = 16L << 20;

  private final Path file;
  private final JournalRecord.Codec codec = new JournalRecord.Codec();
  private final JournalContent content;
  private final int tornBytes;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private FileChannel channel;
  private long writtenBytes;
  private long compactAboveBytes;
  private boolean isDoubtful;

  private TriggerJournal(Path file, JournalContent content, int tornBytes) throws IOException {
    this.file = file;
    this.content = content;
    this.tornBytes = tornBytes;
    this.channel = rewrite();
  }

  /**
   * Opens the journal in {@code file}, or begins one whose epoch is the time now.
   *
   * @throws JournalDamagedException when it is another camera's, or damaged before its end
   */
  static TriggerJournal open(Path file, String cameraId, InstantSource clock) throws IOException {
    if (!Files.exists(file)) {
      JournalRecord.Opening opening =
          new JournalRecord.Opening(cameraId, clock.millis(), 0, Resolved.NONE);
      return new TriggerJournal(file, new JournalContent(opening), 0);
    }
    JournalContent.Read read = JournalContent.read(file, new JournalRecord.Codec());
    if (!read.content().cameraId().equals(cameraId)) {
      throw new JournalDamagedException(
          "journal open failed: %s belongs to camera %s, not %s"
              .formatted(file, read.content().cameraId(), cameraId));
    }
    return new TriggerJournal(file, read.content(), read.tornBytes());
  }

  /** Counting period: when the journal began, milliseconds since 1970 (UTC). */
  public long epoch() {
    return content.epoch();
  }

  /** Sequence of the next trigger. */
  public long nextSequence() {
    return content.nextSequence();
  }

  /** What came to an end in this epoch. */
  public Resolved resolved() {
    return content.resolved();
  }

  /** How many triggers have not come to an end. */
  public int unresolvedCount() {
    return content.unresolved().size();
  }

  /** Triggers that were accepted and have not come to an end, in order. */
  public List<Trigger> unresolved() {
    return List.copyOf(content.unresolved());
  }

  /** Bytes of a torn last record that were cut off at opening; 0 after an orderly end. */
  public int tornBytes() {
    return tornBytes;
  }

  /** Accepts the trigger with the next sequence; durable after {@link #sync}. */
  public void append(Trigger trigger) {
    if (trigger.getSequence() != nextSequence()) {
      throw new IllegalArgumentException(
          "trigger has sequence %d, expected %d (camera=%s)"
              .formatted(trigger.getSequence(), nextSequence(), content.cameraId()));
    }
    write(new JournalRecord.Accepted(trigger));
  }

  /** Notes where the trigger source is behind the triggers accepted so far. */
  public void notePosition(String position) {
    write(new JournalRecord.Position(position));
  }

  /** Where the trigger source was when the last trigger was accepted; empty when it did not say. */
  public Optional<String> position() {
    return content.position();
  }

  /** Notes the end of a trigger. */
  public void resolve(long sequence, Outcome outcome) {
    write(new JournalRecord.Ended(sequence, outcome));
  }

  private void write(JournalRecord record) {
    content.take(record);
    pending.writeBytes(codec.write(record));
  }

  /**
   * Hands everything noted to the operating system.
   *
   * @throws IOException when the disk does not take it; it stays noted, and a later call tries
   *     again
   */
  public void flush() throws IOException {
    if (pending.size() > 0) {
      byte[] bytes = pending.toByteArray();
      try {
        writeFully(channel, bytes, writtenBytes);
      } catch (IOException failure) {
        cutAfterFailure(failure);
        throw failure;
      }
      writtenBytes += bytes.length;
      pending.reset();
    }
  }

  private void cutAfterFailure(IOException failure) {
    try {
      channel.truncate(writtenBytes);
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
  }

  /**
   * Puts everything noted on disk.
   *
   * @throws IOException when the disk does not take it; it stays noted, and a later call tries
   *     again
   */
  public void sync() throws IOException {
    flush();
    if (isDoubtful) {
      replace();
      return;
    }
    if (writtenBytes > compactAboveBytes) {
      try {
        replace();
        return;
      } catch (IOException noRoom) {
        compactAboveBytes = 2 * writtenBytes;
      }
    }
    force();
  }

  /** After a failed fsync nobody knows what is on disk: only a new file tells. */
  private void force() throws IOException {
    try {
      channel.force(false);
    } catch (IOException failure) {
      isDoubtful = true;
      throw failure;
    }
  }

  private void replace() throws IOException {
    FileChannel old = channel;
    channel = rewrite();
    isDoubtful = false;
    old.close();
  }

  /** Where it stands, for the log. */
  @Override
  public String toString() {
    return "epoch=%d, sequence=%d, unresolved=%d, torn=%d bytes"
        .formatted(epoch(), nextSequence(), unresolved().size(), tornBytes());
  }

  @Override
  public void close() throws IOException {
    try (FileChannel closing = channel) {
      flush();
      closing.force(false);
    }
  }

  /** Writes the compacted journal beside the old one and puts it in its place. */
  private FileChannel rewrite() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    content.compacted().forEach(record -> bytes.writeBytes(codec.write(record)));
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    FileChannel fresh =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      writeFully(fresh, bytes.toByteArray(), 0);
      fresh.force(true);
      Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
      syncDirectory(file.toAbsolutePath().resolveSibling(""));
      writtenBytes = bytes.size();
      compactAboveBytes = Math.max(COMPACT_ABOVE_BYTES, 2 * writtenBytes);
      return fresh;
    } catch (IOException | RuntimeException failure) {
      fresh.close();
      throw failure;
    }
  }

  private static void syncDirectory(Path directory) throws IOException {
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  private static void writeFully(FileChannel channel, byte[] bytes, long from) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, from + buffer.position());
    }
  }
}
