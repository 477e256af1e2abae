package lineside.cli.promise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import lineside.footage.dataset.DatasetExporter;
import lineside.training.calibrate.HeldOutScores;
import lineside.training.calibrate.HeldOutScores.Scored;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;

/**
 * Renders sets of pictures, each of a seed of its own, and writes the score of every picture:
 * {@code MODEL CSV FIRST_SEED SETS GOOD DEFECTS}. Columns {@code seed,file,kind,score}; the kind is
 * good, visible or faint. Goes on where an earlier run was stopped.
 */
public final class ScoreFootage {
  private static final String HEADER = "seed,file,kind,score";
  private static final int ARGUMENTS = 6;
  private static final String SUBSET = "test";

  private ScoreFootage() {}

  /** Renders and scores. */
  public static void main(String[] args) throws IOException, ModelPackageException {
    if (args.length != ARGUMENTS) {
      System.err.println("usage: MODEL CSV FIRST_SEED SETS GOOD DEFECTS");
      System.exit(2);
    }
    Path csv = Path.of(args[1]);
    long firstSeed = Long.parseLong(args[2]);
    int sets = Integer.parseInt(args[3]);
    DatasetExporter.Subset size =
        new DatasetExporter.Subset(SUBSET, Integer.parseInt(args[4]), Integer.parseInt(args[5]));
    Set<Long> done = done(csv);
    try (DefectDetector detector =
        DefectDetector.open(ModelPackage.load(Path.of(args[0])), Provider.CPU, 1)) {
      for (long seed = firstSeed; seed < firstSeed + sets; seed++) {
        if (!done.contains(seed)) {
          Files.write(csv, rows(detector, seed, size), StandardOpenOption.APPEND);
        }
      }
    }
  }

  private static Set<Long> done(Path csv) throws IOException {
    Set<Long> done = new HashSet<>();
    if (!Files.exists(csv)) {
      Files.write(csv, List.of(HEADER));
    }
    for (String line : Files.readAllLines(csv)) {
      if (!line.equals(HEADER)) {
        done.add(Long.valueOf(line.substring(0, line.indexOf(','))));
      }
    }
    return done;
  }

  private static List<String> rows(DefectDetector detector, long seed, DatasetExporter.Subset size)
      throws IOException {
    Path set = Files.createTempDirectory("redrawn-");
    try {
      DatasetExporter.export(seed, size, set);
      HeldOutScores scores = HeldOutScores.of(detector, DataSet.open(set).pictures(Split.TEST));
      List<String> rows = new ArrayList<>();
      add(rows, seed, set, "good", scores.good());
      add(rows, seed, set, "visible", scores.visible());
      add(rows, seed, set, "faint", scores.faint());
      return rows;
    } finally {
      delete(set);
    }
  }

  private static void add(
      List<String> rows, long seed, Path set, String kind, List<Scored> pictures) {
    for (Scored picture : pictures) {
      rows.add(
          String.format(
              Locale.ROOT,
              "%d,%s,%s,%.9g",
              seed,
              set.relativize(picture.file()),
              kind,
              picture.score()));
    }
  }

  private static void delete(Path set) throws IOException {
    try (Stream<Path> files = Files.walk(set)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
