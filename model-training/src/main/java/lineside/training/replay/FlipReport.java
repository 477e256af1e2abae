package lineside.training.replay;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes the flip report: {@code index.html}, which needs nothing beside it (style and pictures are
 * inside; its content security policy forbids every request), and {@code flips.json}. Whatever
 * comes from a file name or a message is escaped by the template. Files appear whole or not at all.
 */
public final class FlipReport {
  /** The page. */
  public static final String PAGE_FILE = "index.html";

  /** The same as JSON, with every flip. */
  public static final String JSON_FILE = "flips.json";

  private static final String TEMPLATE = "/lineside/training/replay/flips.mustache";

  private FlipReport() {}

  /**
   * Writes both files.
   *
   * @param directory created when it is not there
   */
  public static void write(ReplayResult result, Path directory) throws IOException {
    Files.createDirectories(directory);
    String html =
        Mustache.compiler()
            .escapeHTML(true)
            .compile(template())
            .execute(new FlipPageParts(result).page());
    replace(directory.resolve(PAGE_FILE), html);
    replace(directory.resolve(JSON_FILE), FlipsJson.complete(result).toPrettyString() + "\n");
  }

  private static String template() throws IOException {
    try (InputStream in = FlipReport.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IOException("report failed: " + TEMPLATE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void replace(Path target, String text) throws IOException {
    Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.writeString(temporary, text);
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
