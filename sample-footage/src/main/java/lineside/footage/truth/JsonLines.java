package lineside.footage.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes one JSON object per line. Not thread-safe. */
public final class JsonLines implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private final BufferedWriter writer;

  public JsonLines(Path file) throws IOException {
    writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Writes one document as a file of its own, indented for people. */
  public static void writeDocument(Path file, JsonNode document) throws IOException {
    byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
    Files.write(file, json);
  }

  public void write(ObjectNode line) throws IOException {
    writer.write(MAPPER.writeValueAsString(line));
    writer.write('\n');
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
