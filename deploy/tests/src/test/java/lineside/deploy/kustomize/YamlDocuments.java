package lineside.deploy.kustomize;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Documents of a YAML file as trees; a key that stands twice is an error. */
public final class YamlDocuments {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private YamlDocuments() {}

  /** The documents of a file. */
  public static List<JsonNode> read(Path file) throws IOException {
    try {
      return parse(Files.readString(file));
    } catch (com.fasterxml.jackson.core.JacksonException wrong) {
      throw new IOException(file + ": " + wrong.getMessage(), wrong);
    }
  }

  /** The documents in a text. */
  public static List<JsonNode> parse(String text) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    try (JsonParser parser = MAPPER.getFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        documents.add(MAPPER.readTree(parser));
      }
    }
    return documents;
  }
}
