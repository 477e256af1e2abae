package lineside.schemas.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import tech.allegro.schema.json2avro.converter.AvroConversionException;
import tech.allegro.schema.json2avro.converter.AvroJsonConverter;
import tech.allegro.schema.json2avro.converter.FailOnUnknownField;
import tech.allegro.schema.json2avro.converter.JsonAvroConverter;

/**
 * Turns one type of message into JSON and back: an object with the fields of the Avro schema by
 * name, without the wrapping of unions that Avro's own JSON has. Times are milliseconds since 1970
 * (UTC). What is accepted is what {@link JsonSchemas} describes; an unknown field is an error,
 * since it is a misspelt one more often than a later one. For the messages of {@link JsonTopic}:
 * none of them has bytes, which the library writes in another way than it reads them. Thread-safe.
 */
public final class JsonForm {
  private static final byte[] MARKER = {(byte) 0xC3, 0x01};

  private final Schema schema;
  private final WireFormat wire;
  private final AvroJsonConverter toJson;
  private final JsonAvroConverter toAvro;

  /** For messages of one type. */
  public JsonForm(Schema schema, WireFormat wire) {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    this.schema = schema;
    this.wire = wire;
    this.toJson = new AvroJsonConverter();
    this.toAvro = new JsonAvroConverter(mapper, new FailOnUnknownField());
  }

  /**
   * The JSON text, UTF-8, of a message in single-object encoding of any version.
   *
   * @throws UnreadableMessageException when it cannot be read or is of another type
   */
  public byte[] toJson(byte[] message) throws UnreadableMessageException {
    SpecificRecordBase record = wire.decode(message);
    if (!record.getSchema().getFullName().equals(schema.getFullName())) {
      throw new UnreadableMessageException(
          "to JSON failed: expected " + schema.getName() + ", got " + record.getSchema().getName());
    }
    byte[] current = wire.encode(record);
    byte[] body = Arrays.copyOfRange(current, WireFormat.HEADER_BYTES, current.length);
    try {
      return toJson.convertToJson(body, schema);
    } catch (AvroConversionException e) {
      throw new UnreadableMessageException("to JSON failed: " + reason(e), e);
    }
  }

  /**
   * The message in single-object encoding.
   *
   * @throws UnreadableMessageException when the text is no JSON, a field is missing, unknown, there
   *     twice or of another type
   */
  public byte[] toMessage(byte[] json) throws UnreadableMessageException {
    try {
      byte[] body = toAvro.convertToAvro(json, schema);
      byte[] message =
          ByteBuffer.allocate(WireFormat.HEADER_BYTES + body.length)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(MARKER)
              .putLong(SchemaNormalization.parsingFingerprint64(schema))
              .put(body)
              .array();
      wire.decode(message);
      return message;
    } catch (AvroConversionException e) {
      throw new UnreadableMessageException("from JSON failed: " + reason(e), e);
    }
  }

  /** What the library says, and what the parser beneath it says. */
  private static String reason(AvroConversionException e) {
    Throwable cause = e.getCause();
    return cause == null || cause.getMessage() == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + " " + cause.getMessage();
  }
}
