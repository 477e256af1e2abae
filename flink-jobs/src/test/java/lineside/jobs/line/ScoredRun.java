package lineside.jobs.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code lineside.cli.study.ScoreRun} wrote of one seed.
 *
 * @param seed seed of the rendering
 * @param views by time, then camera
 * @param readings by time
 */
record ScoredRun(long seed, List<View> views, List<Reading> readings) {
  private static final String VIEWS = "-views.csv";

  ScoredRun {
    views = List.copyOf(views);
    readings = List.copyOf(readings);
  }

  /** One view: what the model says of it, and whether it shows a defect, however faint. */
  record View(
      String cameraId,
      long sequence,
      String partId,
      long offsetMillis,
      double score,
      boolean isDefective) {}

  /** One process reading. */
  record Reading(String quantity, long offsetMillis, double value) {}

  /** All runs of a folder, by seed. */
  static List<ScoredRun> in(Path folder) throws IOException {
    List<Long> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(VIEWS))
          .map(name -> Long.valueOf(name.substring(0, name.length() - VIEWS.length())))
          .sorted()
          .forEach(seeds::add);
    }
    List<ScoredRun> runs = new ArrayList<>();
    for (long seed : seeds) {
      runs.add(
          new ScoredRun(
              seed,
              views(folder.resolve(seed + VIEWS)),
              readings(folder.resolve(seed + "-process.csv"))));
    }
    return runs;
  }

  private static List<View> views(Path file) throws IOException {
    List<View> views = new ArrayList<>();
    for (String[] row : rows(file)) {
      views.add(
          new View(
              row[0],
              Long.parseLong(row[1]),
              row[2],
              Long.parseLong(row[3]),
              Double.parseDouble(row[4]),
              !row[5].equals("good")));
    }
    views.sort(Comparator.comparingLong(View::offsetMillis).thenComparing(View::cameraId));
    return views;
  }

  private static List<Reading> readings(Path file) throws IOException {
    List<Reading> readings = new ArrayList<>();
    for (String[] row : rows(file)) {
      readings.add(new Reading(row[0], Long.parseLong(row[1]), Double.parseDouble(row[2])));
    }
    readings.sort(Comparator.comparingLong(Reading::offsetMillis));
    return readings;
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
