package lineside.bench.moved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lineside.bench.figure.Spread;

/**
 * The figures of a run as {@code --json} writes them.
 *
 * @param machine what it ran on
 * @param figures by {@code benchmark: what}, in the order of the document
 */
public record Published(String machine, Map<String, Measured> figures) {
  /** Keeps the order. */
  public Published {
    figures = new LinkedHashMap<>(figures);
  }

  /**
   * One figure.
   *
   * @param unit as in Figure
   * @param value over its rounds
   * @param better which way is better
   */
  public record Measured(String unit, Spread value, Better better) {}

  /** Which way of a figure is better, which its target says. */
  public enum Better {
    /** There is no target. */
    NOT_SAID,
    /** More. */
    HIGHER,
    /** Less. */
    LOWER
  }

  /**
   * Reads a document.
   *
   * @throws IOException when it cannot be read or is none of {@code lineside bench}
   */
  public static Published read(Path file) throws IOException {
    JsonNode root = new ObjectMapper().readTree(file.toFile());
    if (!root.path("benchmarks").isArray()) {
      throw new IOException(file + " is no document of lineside bench: it has no benchmarks");
    }
    Map<String, Measured> figures = new LinkedHashMap<>();
    for (JsonNode benchmark : root.path("benchmarks")) {
      for (JsonNode figure : benchmark.path("figures")) {
        figures.put(
            benchmark.path("name").asText() + ": " + figure.path("what").asText(),
            measured(figure));
      }
    }
    return new Published(root.path("machine").asText(), figures);
  }

  private static Measured measured(JsonNode figure) {
    String target = figure.path("target").asText();
    Better better =
        target.startsWith(">=")
            ? Better.HIGHER
            : target.startsWith("<=") ? Better.LOWER : Better.NOT_SAID;
    return new Measured(
        figure.path("unit").asText(),
        new Spread(
            figure.path("median").asDouble(),
            figure.path("min").asDouble(),
            figure.path("max").asDouble(),
            figure.path("rounds").asInt()),
        better);
  }
}
