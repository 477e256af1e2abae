package lineside.ingest.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import lineside.ingest.books.Outcome;
import lineside.ingest.books.Resolved;
import lineside.schemas.record.Trigger;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;

/**
 * One record of the journal. Framing, big-endian: int length of the payload, int CRC-32C of the
 * payload, payload; the first byte of the payload is the kind.
 */
sealed interface JournalRecord {
  /** Bytes before the payload. */
  int FRAMING_BYTES = 8;

  /** Bound that tells a damaged length from a real one; a trigger has a few hundred bytes. */
  int MAX_PAYLOAD_BYTES = 1 << 16;

  /**
   * First record of every journal: whose it is and what has been resolved before it.
   *
   * @param cameraId camera
   * @param epoch counting period
   * @param nextSequence sequence of the next trigger
   * @param resolved outcomes that are no longer in the file
   */
  record Opening(String cameraId, long epoch, long nextSequence, Resolved resolved)
      implements JournalRecord {}

  /** An accepted trigger. */
  record Accepted(Trigger trigger) implements JournalRecord {}

  /** The end of a trigger. */
  record Ended(long sequence, Outcome outcome) implements JournalRecord {}

  /** Where the trigger source is behind the trigger accepted last, in the source's words. */
  record Position(String position) implements JournalRecord {}

  /** Reads and writes records; used by one thread. */
  final class Codec {
    private static final byte OPENING = 'O';
    private static final byte ACCEPTED = 'A';
    private static final byte ENDED = 'E';
    private static final byte POSITION = 'P';

    private final WireFormat wire = new WireFormat();

    /** The record with its framing. */
    byte[] write(JournalRecord record) {
      byte[] payload = payload(record);
      CRC32C crc = new CRC32C();
      crc.update(payload);
      return ByteBuffer.allocate(FRAMING_BYTES + payload.length)
          .putInt(payload.length)
          .putInt((int) crc.getValue())
          .put(payload)
          .array();
    }

    private byte[] payload(JournalRecord record) {
      if (record instanceof Opening opening) {
        byte[] camera = opening.cameraId().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + 5 * Long.BYTES + camera.length)
            .put(OPENING)
            .putLong(opening.epoch())
            .putLong(opening.nextSequence())
            .putLong(opening.resolved().published())
            .putLong(opening.resolved().lostBeforeCapture())
            .putLong(opening.resolved().lostAfterCapture())
            .put(camera)
            .array();
      }
      if (record instanceof Accepted accepted) {
        byte[] trigger = wire.encode(accepted.trigger());
        return ByteBuffer.allocate(1 + trigger.length).put(ACCEPTED).put(trigger).array();
      }
      if (record instanceof Position position) {
        byte[] text = position.position().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + text.length).put(POSITION).put(text).array();
      }
      Ended ended = (Ended) record;
      return ByteBuffer.allocate(1 + Long.BYTES + 1)
          .put(ENDED)
          .putLong(ended.sequence())
          .put(ended.outcome().code())
          .array();
    }

    /**
     * Reads the record at the position and moves behind it; empty, without moving, when no valid
     * record begins there.
     */
    Optional<JournalRecord> read(ByteBuffer journal) {
      int at = journal.position();
      if (journal.remaining() < FRAMING_BYTES) {
        return Optional.empty();
      }
      int length = journal.getInt(at);
      if (length < 1
          || length > MAX_PAYLOAD_BYTES
          || length > journal.remaining() - FRAMING_BYTES) {
        return Optional.empty();
      }
      ByteBuffer payload = journal.slice(at + FRAMING_BYTES, length);
      CRC32C crc = new CRC32C();
      crc.update(payload.duplicate());
      if ((int) crc.getValue() != journal.getInt(at + Integer.BYTES)) {
        return Optional.empty();
      }
      Optional<JournalRecord> record = parse(payload);
      record.ifPresent(read -> journal.position(at + FRAMING_BYTES + length));
      return record;
    }

    private Optional<JournalRecord> parse(ByteBuffer payload) {
      try {
        return switch (payload.get()) {
          case OPENING -> Optional.of(opening(payload));
          case ACCEPTED -> Optional.of(new Accepted(wire.decode(rest(payload), Trigger.class)));
          case ENDED -> ended(payload);
          case POSITION ->
              Optional.of(new Position(new String(rest(payload), StandardCharsets.UTF_8)));
          default -> Optional.empty();
        };
      } catch (UnreadableMessageException | BufferUnderflowException unreadable) {
        return Optional.empty();
      }
    }

    private static Optional<JournalRecord> ended(ByteBuffer payload) {
      long sequence = payload.getLong();
      return Outcome.ofCode(payload.get()).map(outcome -> new Ended(sequence, outcome));
    }

    private static Opening opening(ByteBuffer payload) {
      long epoch = payload.getLong();
      long nextSequence = payload.getLong();
      Resolved resolved = new Resolved(payload.getLong(), payload.getLong(), payload.getLong());
      return new Opening(
          new String(rest(payload), StandardCharsets.UTF_8), epoch, nextSequence, resolved);
    }

    private static byte[] rest(ByteBuffer payload) {
      byte[] bytes = new byte[payload.remaining()];
      payload.get(bytes);
      return bytes;
    }
  }
}
