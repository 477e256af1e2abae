package lineside.vision.detect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The fields of one protocol buffer message, one after the other, without its schema. What is no
 * message ends early. Not thread-safe.
 *
 * <p>Encoding: https://protobuf.dev/programming-guides/encoding/
 */
final class ProtoFields {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;
  private static final int MAX_VARINT_BYTES = 10;

  private final ByteBuffer message;
  private int field;
  private long number;
  private ByteBuffer bytes;

  ProtoFields(ByteBuffer message) {
    this.message = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    this.bytes = none();
  }

  /** Goes to the next field. */
  boolean next() {
    if (!readNumber()) {
      return false;
    }
    field = (int) (number >>> 3);
    int wire = (int) (number & 7);
    bytes = none();
    return switch (wire) {
      case VARINT -> readNumber();
      case FIXED64 -> readBytes(Long.BYTES);
      case FIXED32 -> readBytes(Integer.BYTES);
      case BYTES -> readNumber() && readBytes(number);
      default -> false;
    };
  }

  /** Number of the field. */
  int field() {
    return field;
  }

  /** Value of a number. */
  long number() {
    return number;
  }

  /** Content of a message, a text, a packed list or a number of fixed size, little-endian. */
  ByteBuffer bytes() {
    return bytes;
  }

  private boolean readNumber() {
    number = 0;
    for (int i = 0; i < MAX_VARINT_BYTES; i++) {
      if (!message.hasRemaining()) {
        return false;
      }
      byte part = message.get();
      number |= (long) (part & 0x7f) << (7 * i);
      if (part >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean readBytes(long length) {
    if (length < 0 || length > message.remaining()) {
      return false;
    }
    bytes = message.slice(message.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    message.position(message.position() + (int) length);
    return true;
  }

  private static ByteBuffer none() {
    return ByteBuffer.allocate(0);
  }
}
