package lineside.schemas.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.DeadLetter;

/** What every dead letter says of its payload, and its key. */
public final class DeadLetterDraft {
  /** Bytes of the value that are kept, as DeadLetter.payloadHead says. */
  private static final int HEAD_BYTES = 256;

  /** A message from outside must not become a message of megabytes. */
  private static final int DETAIL_CHARACTERS = 500;

  static {
    TrustedRecords.trust();
  }

  private DeadLetterDraft() {}

  /** A letter with size, hash and head of its payload, and as much of the detail as it takes. */
  public static DeadLetter.Builder of(byte[] value, String detail) {
    return DeadLetter.newBuilder()
        .setDetail(detail.substring(0, Math.min(detail.length(), DETAIL_CHARACTERS)))
        .setPayloadBytes(value.length)
        .setPayloadSha256(Identities.sha256Hex(value))
        .setPayloadHead(ByteBuffer.wrap(Arrays.copyOf(value, Math.min(value.length, HEAD_BYTES))));
  }

  /** Key of a letter on its topic: the coordinates of the record. */
  public static String keyOf(DeadLetter letter) {
    return letter.getSourceTopic()
        + "/"
        + letter.getSourcePartition()
        + "/"
        + letter.getSourceOffset();
  }
}
