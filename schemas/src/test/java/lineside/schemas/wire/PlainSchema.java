package lineside.schemas.wire;

import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** Schemas as other languages see them: without the hints for the Java code generator. */
public final class PlainSchema {
  private static final String JAVA_STRING_HINT = ",\\s*\"avro\\.java\\.string\"\\s*:\\s*\"String\"";

  private PlainSchema() {}

  /** The same schema, same fingerprint, without hints. */
  public static Schema of(Schema schema) {
    return new Schema.Parser().parse(schema.toString().replaceAll(JAVA_STRING_HINT, ""));
  }

  /** As committed: indented JSON with a line feed at its end. */
  public static String text(Schema schema) {
    return SchemaFormatter.format("json/pretty", of(schema)) + "\n";
  }
}
