package lineside.training.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Prints the cells of a {@link DistillationStudy} as a table: {@code OUT} of the study. Means over
 * seeds, and the difference of distilled and alone, seed by seed, with its 95 % interval (t).
 */
public final class DistillationTable {
  private static final double ONE_SIDE = 0.975;
  private static final List<String> COLUMNS = List.of("alone", "distilled", "teacher");
  private static final List<String> FIGURES = List.of("imageAuroc", "pixelAp");

  private final ObjectMapper json = new ObjectMapper();

  private DistillationTable() {}

  /** Prints. */
  public static void main(String[] args) throws IOException {
    new DistillationTable().print(Path.of(args[0]).resolve("cells"));
  }

  /** Labels, then seed, then column. */
  private Map<String, Map<String, Map<String, JsonNode>>> cells(Path directory) throws IOException {
    Map<String, Map<String, Map<String, JsonNode>>> cells =
        new TreeMap<>(
            Comparator.comparing((String labels) -> labels.length()).thenComparing(l -> l));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String[] name = file.getFileName().toString().replace(".json", "").split("-", -1);
        cells
            .computeIfAbsent(name[0], labels -> new TreeMap<>())
            .computeIfAbsent(name[1], seed -> new TreeMap<>())
            .put(name[2], json.readTree(file.toFile()));
      }
    }
    return cells;
  }

  private void print(Path directory) throws IOException {
    System.out.println(
        "| labels | figure | seeds | alone | distilled | teacher | distilled - alone |");
    System.out.println("|---|---|---|---|---|---|---|");
    cells(directory)
        .forEach(
            (labels, seeds) -> {
              List<Map<String, JsonNode>> whole =
                  seeds.values().stream().filter(c -> c.keySet().containsAll(COLUMNS)).toList();
              if (!whole.isEmpty()) {
                FIGURES.forEach(figure -> System.out.println(row(labels, figure, whole)));
              }
            });
  }

  private static String row(String labels, String figure, List<Map<String, JsonNode>> seeds) {
    List<String> means = new ArrayList<>();
    for (String column : COLUMNS) {
      double[] values = values(seeds, column, figure);
      means.add(
          String.format(
              Locale.ROOT,
              "%.3f (%.3f to %.3f)",
              Mean.of(values).getAsDouble(),
              Arrays.stream(values).min().orElseThrow(),
              Arrays.stream(values).max().orElseThrow()));
    }
    double[] alone = values(seeds, "alone", figure);
    double[] gain = values(seeds, "distilled", figure);
    for (int i = 0; i < gain.length; i++) {
      gain[i] -= alone[i];
    }
    return "| %s | %s | %d | %s | %s |"
        .formatted(labels, figure, seeds.size(), String.join(" | ", means), interval(gain));
  }

  private static double[] values(List<Map<String, JsonNode>> seeds, String column, String figure) {
    return seeds.stream()
        .map(cells -> cells.get(column))
        .filter(Objects::nonNull)
        .mapToDouble(cell -> cell.path(figure).asDouble())
        .toArray();
  }

  private static String interval(double[] values) {
    double mean = Mean.of(values).getAsDouble();
    if (values.length < 2) {
      return String.format(Locale.ROOT, "%+.3f", mean);
    }
    double half =
        TDistribution.of(values.length - 1.0).inverseCumulativeProbability(ONE_SIDE)
            * StandardDeviation.of(values).getAsDouble()
            / Math.sqrt(values.length);
    return String.format(Locale.ROOT, "%+.3f (%+.3f to %+.3f)", mean, mean - half, mean + half);
  }
}
