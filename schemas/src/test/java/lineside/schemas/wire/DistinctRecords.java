package lineside.schemas.wire;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Fills records of any schema with values that differ from field to field and from every default:
 * the first symbol of an enumeration that is not its default, the non-null branch of a union, two
 * items in every collection.
 */
public final class DistinctRecords {
  private static final long START_MILLIS = 1_772_431_200_000L;

  private final SpecificData data = new SpecificData(DistinctRecords.class.getClassLoader());
  private int counter;

  private DistinctRecords() {
    TrustedRecords.trust();
  }

  /** A generated record of {@code schema} with every field set. */
  public static SpecificRecordBase of(Schema schema) {
    return new DistinctRecords().fill(schema);
  }

  private SpecificRecordBase fill(Schema schema) {
    SpecificRecordBase filled = (SpecificRecordBase) data.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      filled.put(field.pos(), value(field.schema(), field.name()));
    }
    return filled;
  }

  private Object value(Schema schema, String name) {
    counter++;
    return switch (schema.getType()) {
      case RECORD -> fill(schema);
      case ENUM -> data.createEnum(otherThanDefault(schema), schema);
      case ARRAY ->
          List.of(value(schema.getElementType(), name), value(schema.getElementType(), name));
      case MAP -> map(schema.getValueType(), name);
      case UNION -> value(last(schema.getTypes()), name);
      case STRING -> name + "-" + counter;
      case BYTES -> ByteBuffer.wrap(new byte[] {(byte) counter, (byte) 0xC3, 0});
      case INT -> -counter;
      case LONG -> number(schema);
      case FLOAT -> counter + 0.25f;
      case DOUBLE -> counter + 0.125;
      case BOOLEAN -> true;
      case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
      case NULL -> throw new IllegalArgumentException("field " + name + " allows null only");
    };
  }

  private Object number(Schema schema) {
    if (schema.getLogicalType() == null) {
      return Integer.MAX_VALUE + (long) counter;
    }
    return Instant.ofEpochMilli(START_MILLIS + counter);
  }

  private Map<String, Object> map(Schema values, String name) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String key : List.of("first", "second")) {
      entries.put(name + "-" + key, value(values, name));
    }
    return entries;
  }

  private static String otherThanDefault(Schema enumeration) {
    return enumeration.getEnumSymbols().stream()
        .filter(symbol -> !symbol.equals(enumeration.getEnumDefault()))
        .findFirst()
        .orElseThrow();
  }

  private static <T> T last(List<T> items) {
    return items.get(items.size() - 1);
  }
}
