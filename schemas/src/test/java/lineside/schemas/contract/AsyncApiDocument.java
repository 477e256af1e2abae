package lineside.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** asyncapi.yaml as committed, with the ways through it that the tests need. */
record AsyncApiDocument(JsonNode root) {
  private static final Path FILE = Path.of("asyncapi.yaml");

  /** The file beside the module's pom. */
  static AsyncApiDocument load() {
    try {
      return new AsyncApiDocument(new YAMLMapper().readTree(FILE.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> channels() {
    return children(root.path("channels"));
  }

  /** Messages in Avro. */
  List<JsonNode> messages() {
    return children(root.path("components").path("messages")).stream()
        .filter(message -> !isJson(message))
        .toList();
  }

  /** Messages in JSON. */
  List<JsonNode> jsonMessages() {
    return children(root.path("components").path("messages")).stream()
        .filter(AsyncApiDocument::isJson)
        .toList();
  }

  private static boolean isJson(JsonNode message) {
    return message.path("contentType").asText().equals("application/json");
  }

  /** The schema file that a message's payload refers to, parsed as an integrator would. */
  static Schema payloadSchema(JsonNode message) {
    return schema(message.path("payload"));
  }

  static Schema schema(JsonNode multiFormat) {
    Path file = Path.of(multiFormat.path("schema").path("$ref").asText());
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> children(JsonNode node) {
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    return children;
  }
}
