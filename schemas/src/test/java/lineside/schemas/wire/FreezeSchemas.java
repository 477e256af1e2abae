package lineside.schemas.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lineside.schemas.json.JsonSchemaFiles;
import lineside.schemas.json.JsonTopic;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * Writes the current message schemas into the schema history, as README.md of the module tells:
 * {@code ./mvnw -pl schemas test -Dtest=FreezeSchemas}. The name keeps it out of ordinary builds.
 */
class FreezeSchemas {
  private static final Path ROOT = Path.of("src/main/resources/schema-history");

  @Test
  void freeze() throws IOException {
    for (Schema schema : WireFormat.messageSchemas()) {
      freeze(PlainSchema.of(schema), ROOT.resolve(schema.getName()));
    }
  }

  @Test
  void freezeJson() throws IOException {
    Files.createDirectories(JsonSchemaFiles.ROOT);
    for (JsonTopic topic : JsonTopic.values()) {
      Files.writeString(JsonSchemaFiles.of(topic.message()), JsonSchemaFiles.text(topic.message()));
    }
  }

  private static void freeze(Schema schema, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path index = folder.resolve("versions.txt");
    List<String> versions =
        new ArrayList<>(Files.exists(index) ? Files.readAllLines(index) : List.of());
    if (versions.isEmpty() || !isSame(schema, folder.resolve(last(versions)))) {
      versions.add("v" + (versions.size() + 1) + ".avsc");
    }
    // The same version again where only documentation changed.
    Files.writeString(folder.resolve(last(versions)), PlainSchema.text(schema));
    Files.write(index, versions);
  }

  private static boolean isSame(Schema schema, Path version) throws IOException {
    return new Schema.Parser().parse(version.toFile()).equals(schema);
  }

  private static String last(List<String> versions) {
    return versions.get(versions.size() - 1);
  }
}
