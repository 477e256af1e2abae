package lineside.analyzer.report;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces files that belong together: all of the new ones are on the disk before the first old one
 * goes, so that a full disk leaves the old ones whole.
 */
final class WholeFiles {
  private final Map<Path, byte[]> contents = new LinkedHashMap<>();

  /** Adds a file; they are replaced in the order in which they were added. */
  WholeFiles with(Path target, byte[] content) {
    contents.put(target, content);
    return this;
  }

  /**
   * Writes.
   *
   * @throws IOException saying which file, with the cause; no piece is left behind
   */
  void write() throws IOException {
    List<Path> temporaries = new ArrayList<>();
    try {
      for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
        temporaries.add(temporary(file.getKey()));
        store(file.getKey(), file.getValue());
      }
      for (Path target : contents.keySet()) {
        Files.move(temporary(target), target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path temporary : temporaries) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static void store(Path target, byte[] content) throws IOException {
    Path temporary = temporary(target);
    try {
      Files.write(temporary, content);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw new IOException(
          "report not written: %s (%d bytes): %s".formatted(target, content.length, e.getMessage()),
          e);
    }
  }

  private static Path temporary(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".part");
  }
}
