package lineside.ingest.spool;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Head of a record in a segment. Big-endian: int magic, int size of the payload, long epoch, long
 * sequence, long wall milliseconds, int CRC-32C of the payload, int CRC-32C of the head before it;
 * the payload follows.
 *
 * <p>The head has a checksum of its own, so that a log of gigabytes is taken up by its heads alone
 * and a payload is checked when it is read.
 */
record RecordHeader(
    int payloadBytes, long epoch, long sequence, long storedAtMillis, int payloadCrc) {
  static final int BYTES = 40;
  static final int MAGIC = 0x4C53_5031;

  /** Bound that tells a damaged size from a real one: twice the largest frame record. */
  static final int MAX_PAYLOAD_BYTES = 64 << 20;

  private static final int CRC_AT = BYTES - Integer.BYTES;

  static RecordHeader of(byte[] payload, long epoch, long sequence, long storedAtMillis) {
    return new RecordHeader(payload.length, epoch, sequence, storedAtMillis, crc(payload));
  }

  static int crc(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload);
    return (int) crc.getValue();
  }

  /** The head as it stands in the file, ready to be written. */
  ByteBuffer write() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(MAGIC).putInt(payloadBytes).putLong(epoch).putLong(sequence);
    bytes.putLong(storedAtMillis).putInt(payloadCrc).putInt(crcOfHead(bytes, 0));
    return bytes.flip();
  }

  /** The head at {@code at}; empty when none stands there. */
  static Optional<RecordHeader> read(ByteBuffer bytes, int at) {
    if (bytes.limit() - at < BYTES
        || bytes.getInt(at) != MAGIC
        || bytes.getInt(at + CRC_AT) != crcOfHead(bytes, at)) {
      return Optional.empty();
    }
    int payloadBytes = bytes.getInt(at + 4);
    if (payloadBytes < 0 || payloadBytes > MAX_PAYLOAD_BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        new RecordHeader(
            payloadBytes,
            bytes.getLong(at + 8),
            bytes.getLong(at + 16),
            bytes.getLong(at + 24),
            bytes.getInt(at + 32)));
  }

  private static int crcOfHead(ByteBuffer bytes, int at) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().limit(at + CRC_AT).position(at));
    return (int) crc.getValue();
  }
}
