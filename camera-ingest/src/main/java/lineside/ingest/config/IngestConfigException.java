package lineside.ingest.config;

import java.nio.file.Path;
import java.util.List;

/** Says everything that is wrong with a configuration file, in one message, a problem a line. */
public final class IngestConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** Takes the file and at least one problem. */
  public IngestConfigException(Path file, List<String> problems) {
    super(
        "ingest configuration %s has %d problem%s:\n  %s"
            .formatted(
                file,
                problems.size(),
                problems.size() == 1 ? "" : "s",
                String.join("\n  ", problems)));
    this.problems = List.copyOf(problems);
  }

  /** The problems, each with its key. */
  public List<String> problems() {
    return problems;
  }
}
