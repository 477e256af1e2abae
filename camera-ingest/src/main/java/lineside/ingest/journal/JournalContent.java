package lineside.ingest.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.ingest.books.Outcome;
import lineside.ingest.books.Resolved;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * What a journal says: the epoch, what was resolved, and which triggers were accepted and never
 * came to an end. Mutable, used by one thread.
 */
final class JournalContent {
  private final String cameraId;
  private final long epoch;
  private final Map<Long, Trigger> unresolved = new LinkedHashMap<>();
  private Resolved resolved;
  private long nextSequence;
  private @Nullable String position;

  JournalContent(JournalRecord.Opening opening) {
    this.cameraId = opening.cameraId();
    this.epoch = opening.epoch();
    this.resolved = opening.resolved();
    this.nextSequence = opening.nextSequence();
  }

  /**
   * Reads a journal file up to its end or its torn last record.
   *
   * @throws JournalDamagedException when it is no journal, or damaged before its end
   */
  static Read read(Path file, JournalRecord.Codec codec) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    Optional<JournalRecord> first = codec.read(bytes);
    if (first.isEmpty() || !(first.get() instanceof JournalRecord.Opening opening)) {
      throw new JournalDamagedException(
          "journal open failed: " + file + " does not begin with an opening record");
    }
    JournalContent content = new JournalContent(opening);
    Optional<JournalRecord> record = codec.read(bytes);
    while (record.isPresent()) {
      content.take(record.get());
      record = codec.read(bytes);
    }
    int torn = bytes.remaining();
    requireNothingBehind(file, codec, bytes);
    return new Read(content, torn);
  }

  private static void requireNothingBehind(Path file, JournalRecord.Codec codec, ByteBuffer bytes)
      throws JournalDamagedException {
    int tornAt = bytes.position();
    for (int at = tornAt + 1; at < bytes.limit(); at++) {
      bytes.position(at);
      if (codec.read(bytes).isPresent()) {
        throw new JournalDamagedException(
            "journal open failed: "
                + file
                + " is damaged at byte "
                + tornAt
                + " and goes on at byte "
                + at
                + "; move it away to begin a new epoch");
      }
    }
  }

  /** Applies one record. */
  void take(JournalRecord record) {
    if (record instanceof JournalRecord.Accepted accepted) {
      unresolved.put(accepted.trigger().getSequence(), accepted.trigger());
      nextSequence = Math.max(nextSequence, accepted.trigger().getSequence() + 1);
    } else if (record instanceof JournalRecord.Ended ended) {
      end(ended.sequence(), ended.outcome());
    } else if (record instanceof JournalRecord.Position behind) {
      position = behind.position();
    }
  }

  private void end(long sequence, Outcome outcome) {
    if (unresolved.remove(sequence) != null) {
      resolved = resolved.plus(outcome);
    }
  }

  /** The records of a journal that says the same in as few bytes as possible. */
  List<JournalRecord> compacted() {
    List<JournalRecord> records = new ArrayList<>();
    records.add(new JournalRecord.Opening(cameraId, epoch, nextSequence, resolved));
    unresolved.values().forEach(trigger -> records.add(new JournalRecord.Accepted(trigger)));
    String behind = position;
    if (behind != null) {
      records.add(new JournalRecord.Position(behind));
    }
    return records;
  }

  String cameraId() {
    return cameraId;
  }

  long epoch() {
    return epoch;
  }

  long nextSequence() {
    return nextSequence;
  }

  Resolved resolved() {
    return resolved;
  }

  Optional<String> position() {
    return Optional.ofNullable(position);
  }

  Collection<Trigger> unresolved() {
    return unresolved.values();
  }

  /**
   * A journal as read from its file.
   *
   * @param content what it says
   * @param tornBytes bytes of a torn last record, which count for nothing
   */
  record Read(JournalContent content, int tornBytes) {}
}
