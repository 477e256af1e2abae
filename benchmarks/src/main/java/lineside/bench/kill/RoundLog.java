package lineside.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * What each round came to, a line of JSON each, so that many rounds can be done in several
 * sittings.
 */
public final class RoundLog {
  private final Optional<Path> file;

  private RoundLog(Optional<Path> file) {
    this.file = file;
  }

  /** Kept in a file, which may be there from an earlier sitting. */
  public static RoundLog in(Path file) {
    return new RoundLog(Optional.of(file));
  }

  /** Kept nowhere. */
  public static RoundLog none() {
    return new RoundLog(Optional.empty());
  }

  /** The round after the last one of a seed that is in the file. */
  public int next(long seed) throws IOException {
    int next = 0;
    if (file.isPresent() && Files.exists(file.get())) {
      for (String line : Files.readAllLines(file.get())) {
        JsonNode round = new ObjectMapper().readTree(line);
        if (round.path("seed").asLong() == seed) {
          next = Math.max(next, round.path("round").asInt() + 1);
        }
      }
    }
    return next;
  }

  void append(long seed, Outcome outcome) throws IOException {
    if (file.isPresent()) {
      String line =
          new ObjectMapper()
              .createObjectNode()
              .put("seed", seed)
              .put("round", outcome.round().number())
              .put("fault", outcome.round().fault().name())
              .put("backSeconds", outcome.backSeconds())
              .put("mesSeconds", outcome.mesSeconds())
              .put("wrong", String.join("; ", outcome.wrong()))
              .toString();
      Files.writeString(
          file.get(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
