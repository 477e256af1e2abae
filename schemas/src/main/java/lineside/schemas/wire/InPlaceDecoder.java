package lineside.schemas.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads a message from its array as {@link BinaryDecoder} does, but bytes as a view of that array:
 * an image is not copied. A length that the message claims is checked against the bytes that are
 * there. Used by one thread.
 */
final class InPlaceDecoder extends Decoder {
  private final byte[] value;
  private final BinaryDecoder body;

  /** Takes the array and a decoder that stands somewhere in it and ends with it. */
  InPlaceDecoder(byte[] value, BinaryDecoder body) {
    this.value = value;
    this.body = body;
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    long length = body.readLong();
    int left = body.remainingBytes();
    if (length < 0) {
      throw new AvroRuntimeException("malformed data: length is negative: " + length);
    }
    if (length > left) {
      throw new EOFException(length + " bytes claimed, " + left + " left");
    }
    ByteBuffer view = ByteBuffer.wrap(value, value.length - left, (int) length).slice();
    body.skipFixed((int) length);
    return view;
  }

  @Override
  public int remainingBytes() {
    return body.remainingBytes();
  }

  @Override
  public void readNull() throws IOException {
    body.readNull();
  }

  @Override
  public boolean readBoolean() throws IOException {
    return body.readBoolean();
  }

  @Override
  public int readInt() throws IOException {
    return body.readInt();
  }

  @Override
  public long readLong() throws IOException {
    return body.readLong();
  }

  @Override
  public float readFloat() throws IOException {
    return body.readFloat();
  }

  @Override
  public double readDouble() throws IOException {
    return body.readDouble();
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return body.readString(old);
  }

  @Override
  public String readString() throws IOException {
    return body.readString();
  }

  @Override
  public void skipString() throws IOException {
    body.skipString();
  }

  @Override
  public void skipBytes() throws IOException {
    body.skipBytes();
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    body.readFixed(bytes, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    body.skipFixed(length);
  }

  @Override
  public int readEnum() throws IOException {
    return body.readEnum();
  }

  @Override
  public long readArrayStart() throws IOException {
    return body.readArrayStart();
  }

  @Override
  public long arrayNext() throws IOException {
    return body.arrayNext();
  }

  @Override
  public long skipArray() throws IOException {
    return body.skipArray();
  }

  @Override
  public long readMapStart() throws IOException {
    return body.readMapStart();
  }

  @Override
  public long mapNext() throws IOException {
    return body.mapNext();
  }

  @Override
  public long skipMap() throws IOException {
    return body.skipMap();
  }

  @Override
  public int readIndex() throws IOException {
    return body.readIndex();
  }
}
