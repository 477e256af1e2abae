package lineside.schemas.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.Frame;
import lineside.schemas.record.ImageRequest;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.Spc;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads messages in Avro single-object encoding: two marker bytes C3 01, the 8-byte
 * little-endian CRC-64-AVRO fingerprint of the writer's schema, the body.
 *
 * <p>The reader is chosen by the fingerprint, so one topic may carry several record types. Schemas
 * of earlier versions are read from {@link SchemaHistory}. Thread-safe after construction.
 *
 * <p>Messages are read from their array and not through a stream, as Avro's own message decoder
 * does it: only then is a length that the message claims checked against the bytes that are there,
 * before memory is taken for it.
 */
public final class WireFormat {
  /** Bytes before the body: marker and fingerprint (Avro specification, single-object encoding). */
  public static final int HEADER_BYTES = 10;

  private static final byte MARKER_0 = (byte) 0xC3;
  private static final byte MARKER_1 = 0x01;

  private static final List<Schema> MESSAGE_SCHEMAS =
      List.of(
          ImageRequest.getClassSchema(),
          Trigger.getClassSchema(),
          Frame.getClassSchema(),
          CameraState.getClassSchema(),
          Loss.getClassSchema(),
          ViewVerdict.getClassSchema(),
          PartVerdict.getClassSchema(),
          Alarm.getClassSchema(),
          AlarmAction.getClassSchema(),
          AlarmActionOutcome.getClassSchema(),
          LedgerEntry.getClassSchema(),
          Spc.getClassSchema(),
          AlarmLoad.getClassSchema(),
          DeadLetter.getClassSchema(),
          FlaggedFile.getClassSchema(),
          InspectionRow.getClassSchema(),
          Recipe.getClassSchema(),
          Deployment.getClassSchema(),
          ModelAnnouncement.getClassSchema(),
          ModelStatus.getClassSchema(),
          AuditEntry.getClassSchema(),
          PartContext.getClassSchema(),
          ProcessReading.getClassSchema(),
          Pattern.getClassSchema(),
          SecondOpinionRequest.getClassSchema(),
          SecondOpinionAnswer.getClassSchema(),
          OpinionAudit.getClassSchema(),
          Feedback.getClassSchema());

  private final SpecificData data;
  private final Map<Long, DatumReader<SpecificRecordBase>> readers;
  private final Map<String, BinaryMessageEncoder<SpecificRecordBase>> encoders;

  /** Knows every message schema of this build and its committed earlier versions. */
  public WireFormat() {
    TrustedRecords.trust();
    this.data = new SpecificData(WireFormat.class.getClassLoader());
    // Generated records bring a conversion for plain fields only, not for the branch of a union.
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    Map<Long, DatumReader<SpecificRecordBase>> byFingerprint = new LinkedHashMap<>();
    Map<String, BinaryMessageEncoder<SpecificRecordBase>> byName = new LinkedHashMap<>();
    for (Schema schema : MESSAGE_SCHEMAS) {
      byFingerprint.put(
          SchemaNormalization.parsingFingerprint64(schema),
          new SpecificDatumReader<>(schema, schema, data));
      for (Schema earlier : SchemaHistory.versionsOf(schema.getName())) {
        byFingerprint.putIfAbsent(
            SchemaNormalization.parsingFingerprint64(earlier),
            new SpecificDatumReader<>(earlier, schema, data));
      }
      byName.put(schema.getFullName(), new BinaryMessageEncoder<>(data, schema));
    }
    this.readers = Map.copyOf(byFingerprint);
    this.encoders = Map.copyOf(byName);
  }

  /** Schemas of every record that may stand alone on a topic or in the archive. */
  public static List<Schema> messageSchemas() {
    return MESSAGE_SCHEMAS;
  }

  /**
   * Encodes a message into a new array.
   *
   * @throws IllegalArgumentException when a required field is null or the type is no message
   */
  public byte[] encode(SpecificRecordBase message) {
    BinaryMessageEncoder<SpecificRecordBase> encoder =
        encoders.get(message.getSchema().getFullName());
    if (encoder == null) {
      throw new IllegalArgumentException(
          "encode failed: " + message.getSchema().getFullName() + " is no message of this build");
    }
    try {
      ByteBuffer encoded = encoder.encode(message);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "encode failed: incomplete " + message.getSchema().getName(), e);
    }
  }

  /**
   * Decodes a message of whatever type it says it is.
   *
   * @param value of a record; a record without one is no message
   * @throws UnreadableMessageException when it is not there, empty, of an unknown schema, or
   *     damaged
   */
  public SpecificRecordBase decode(byte @Nullable [] value) throws UnreadableMessageException {
    byte[] there = there(value);
    return decode(there, body(there));
  }

  /**
   * Decodes as {@link #decode(byte[])}, without a copy of what is bytes: such a field is a view of
   * {@code value}, which nobody may change while the message lives.
   *
   * @throws UnreadableMessageException as above
   */
  public SpecificRecordBase decodeInPlace(byte @Nullable [] value)
      throws UnreadableMessageException {
    byte[] there = there(value);
    return decode(there, new InPlaceDecoder(there, body(there)));
  }

  private static byte[] there(byte @Nullable [] value) throws UnreadableMessageException {
    if (value == null) {
      throw new UnreadableMessageException("decode failed: no value");
    }
    return value;
  }

  private static BinaryDecoder body(byte[] value) {
    int start = Math.min(HEADER_BYTES, value.length);
    return DecoderFactory.get().binaryDecoder(value, start, value.length - start, null);
  }

  private SpecificRecordBase decode(byte[] value, Decoder body) throws UnreadableMessageException {
    if (value.length < HEADER_BYTES || value[0] != MARKER_0 || value[1] != MARKER_1) {
      throw new UnreadableMessageException(
          "decode failed: no single-object header in a value of " + value.length + " bytes");
    }
    long fingerprint = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    DatumReader<SpecificRecordBase> reader = readers.get(fingerprint);
    if (reader == null) {
      throw new UnreadableMessageException(
          "decode failed: unknown schema fingerprint " + Long.toHexString(fingerprint));
    }
    try {
      SpecificRecordBase message = reader.read(null, body);
      if (body.remainingBytes() != 0) {
        throw new UnreadableMessageException(
            "decode failed: bytes left over in a message of " + value.length + " bytes");
      }
      return message;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableMessageException(
          "decode failed: damaged message of " + value.length + " bytes: " + e.getMessage(), e);
    }
  }

  /**
   * Decodes a message that must be of one type.
   *
   * @throws UnreadableMessageException as {@link #decode(byte[])}, and when it is of another type
   */
  public <T extends SpecificRecordBase> T decode(byte @Nullable [] value, Class<T> type)
      throws UnreadableMessageException {
    SpecificRecordBase message = decode(value);
    if (!type.isInstance(message)) {
      throw new UnreadableMessageException(
          "decode failed: expected "
              + type.getSimpleName()
              + ", got "
              + message.getSchema().getName());
    }
    return type.cast(message);
  }
}
