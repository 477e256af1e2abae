package lineside.schemas.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The committed earlier versions of every message schema: {@code schema-history/NAME/vN.avsc} on
 * the class path, listed in {@code schema-history/NAME/versions.txt}, oldest first, each
 * self-contained. Every build reads what any listed version wrote.
 */
public final class SchemaHistory {
  private static final String ROOT = "/schema-history/";

  private SchemaHistory() {}

  /** Versions of the record {@code name}, oldest first; empty when it was never released. */
  public static List<Schema> versionsOf(String name) {
    List<Schema> versions = new ArrayList<>();
    try (InputStream index =
        SchemaHistory.class.getResourceAsStream(ROOT + name + "/versions.txt")) {
      if (index == null) {
        return List.of();
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8));
      for (String file = lines.readLine(); file != null; file = lines.readLine()) {
        if (!file.isBlank()) {
          versions.add(read(ROOT + name + "/" + file.strip()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("schema history of " + name + " is unreadable", e);
    }
    return List.copyOf(versions);
  }

  private static Schema read(String resource) throws IOException {
    try (InputStream in = SchemaHistory.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("schema history lists " + resource + ", which is not there");
      }
      return new Schema.Parser().parse(in);
    }
  }
}
