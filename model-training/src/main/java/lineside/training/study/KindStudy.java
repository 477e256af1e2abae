package lineside.training.study;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import lineside.vision.shape.DescribedFinding;
import lineside.vision.shape.KindBasis;
import lineside.vision.shape.KindPurity;
import lineside.vision.shape.KindSpace;

/**
 * How well a model keeps kinds of defect apart, named or not: {@code --model PACKAGE --data DIR
 * [--each N]}, with {@code DIR} written by {@code lineside.footage.scene.ExportScene kinds} or any
 * set whose {@code labels.csv} has the columns {@code file,part,kind,named}. Looks at the first N
 * test pictures of every kind.
 *
 * <p>Prints the share of the five nearest neighbours, from other parts only, that are of the same
 * kind: by embedding, by shape and by both; with the map of the model and with the true mask in its
 * place; of all defects, and of those whose place the model found.
 */
public final class KindStudy {
  private KindStudy() {}

  /** Runs. */
  public static void main(String[] args) throws IOException, ModelPackageException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    if (!options.containsKey("--model") || !options.containsKey("--data")) {
      System.err.println("--model and --data are needed");
      System.exit(2);
    }
    Path data = Path.of(requireNonNull(options.get("--data"), "--data is null"));
    int each = Integer.parseInt(options.getOrDefault("--each", "1000000"));
    Path model = Path.of(requireNonNull(options.get("--model"), "--model is null"));
    List<KindSighting> sightings = look(ModelPackage.load(model), data, each);
    report("not named", sightings, sighting -> !sighting.row().isNamed());
    report("named", sightings, sighting -> sighting.row().isNamed());
    if (sightings.stream().map(s -> s.row().isNamed()).distinct().count() > 1) {
      report("all", sightings, sighting -> true);
    }
  }

  private static List<KindSighting> look(ModelPackage model, Path data, int each)
      throws IOException, ModelPackageException {
    Map<String, Integer> seen = new HashMap<>();
    List<KindSighting> sightings = new ArrayList<>();
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1)) {
      for (KindRow row : KindRow.read(data.resolve("labels.csv"))) {
        if (row.isTest() && seen.merge(row.kind(), 1, Integer::sum) <= each) {
          sightings.add(KindSighting.of(detector, data, row));
        }
      }
    }
    return sightings;
  }

  private static void report(
      String title, List<KindSighting> sightings, Predicate<KindSighting> which) {
    List<KindSighting> all = sightings.stream().filter(which).toList();
    List<KindSighting> found = all.stream().filter(KindSighting::isFound).toList();
    if (all.isEmpty()) {
      return;
    }
    System.out.printf(
        "%s: %d defects of %d kinds, %d found%n",
        title, all.size(), all.stream().map(s -> s.row().kind()).distinct().count(), found.size());
    print("  all, by the map     ", all, KindSighting::seen);
    print("  found, by the map   ", found, KindSighting::seen);
    print("  all, by the mask    ", all, KindSighting::drawn);
  }

  private static void print(
      String title, List<KindSighting> of, Function<KindSighting, DescribedFinding> view) {
    List<KindPurity.Truth> truths =
        of.stream().map(s -> new KindPurity.Truth(s.row().kind(), s.row().part())).toList();
    List<DescribedFinding> findings = of.stream().map(view).toList();
    Map<KindBasis, KindPurity> purities = new HashMap<>();
    StringBuilder line = new StringBuilder(title);
    for (KindBasis basis : KindBasis.values()) {
      KindPurity purity = KindPurity.of(KindSpace.of(findings, basis), truths);
      purities.put(basis, purity);
      line.append("%s %.3f  ".formatted(basis, purity.share()));
    }
    KindPurity best =
        Stream.of(KindBasis.values())
            .map(basis -> requireNonNull(purities.get(basis), "basis is null"))
            .max(Comparator.comparingDouble(KindPurity::share))
            .orElseThrow();
    best.byKind().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> line.append("%s %.2f ".formatted(entry.getKey(), entry.getValue())));
    System.out.println(line);
  }
}
