package lineside.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a run leaves its results. What an earlier run left there is replaced; what somebody else
 * put there is not touched.
 */
final class OutDirectory {
  private static final String MARKER = ".lineside-run";
  private static final List<String> FOLDERS = List.of("archive", "evidence", "report");
  private static final List<String> FILES =
      List.of("summary.json", "verdicts.jsonl", "alarms.jsonl", "ledger.jsonl", "patterns.json");

  private final Path root;

  private OutDirectory(Path root) {
    this.root = root;
  }

  /**
   * Makes {@code root} ready for a new run.
   *
   * @throws BadConfigurationException naming everything of the same names in it that no run has
   *     made
   */
  static OutDirectory prepare(Path root) throws BadConfigurationException, IOException {
    Path absolute = root.toAbsolutePath().normalize();
    if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
      throw new BadConfigurationException("--out " + root + " is no directory");
    }
    Files.createDirectories(absolute);
    if (!Files.exists(absolute.resolve(MARKER))) {
      refuseForeign(root);
    }
    for (String folder : FOLDERS) {
      FileTree.delete(absolute.resolve(folder));
    }
    for (String file : FILES) {
      Files.deleteIfExists(absolute.resolve(file));
    }
    Files.writeString(absolute.resolve(MARKER), "written by lineside demo\n");
    return new OutDirectory(absolute);
  }

  private static void refuseForeign(Path root) throws BadConfigurationException {
    List<String> problems =
        Stream.concat(FOLDERS.stream(), FILES.stream())
            .filter(name -> Files.exists(root.resolve(name)))
            .map(
                name -> "--out %s already has %s, which no run has put there".formatted(root, name))
            .toList();
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }

  /** Rows of every inspection. */
  Path archive() {
    return root.resolve("archive");
  }

  /** Pictures of what was flagged. */
  Path evidence() {
    return root.resolve("evidence");
  }

  /** The report. */
  Path report() {
    return root.resolve("report");
  }

  /** A file beside them. */
  Path file(String name) {
    return root.resolve(name);
  }
}
