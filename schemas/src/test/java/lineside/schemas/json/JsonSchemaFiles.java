package lineside.schemas.json;

import java.nio.file.Path;
import org.apache.avro.Schema;

/** Where the JSON Schemas that integrators read lie, and what is in them. */
public final class JsonSchemaFiles {
  /** Folder, from the module. */
  public static final Path ROOT = Path.of("src/main/resources/json-schema");

  private JsonSchemaFiles() {}

  /** The file of a message. */
  public static Path of(Schema message) {
    return ROOT.resolve(message.getName() + ".json");
  }

  /** The text of a message's file. */
  public static String text(Schema message) {
    return JsonSchemas.of(message).toPrettyString() + "\n";
  }
}
