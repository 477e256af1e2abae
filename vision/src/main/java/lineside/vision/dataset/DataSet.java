package lineside.vision.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of labelled pictures: {@code {train,test}/{good,defect or a kind}/*.{png,jpg,bmp}},
 * masks under {@code masks/<same path>.png}, and where there is one a {@code labels.csv} with the
 * columns {@code file} and {@code time_index}. Immutable; pictures are named, not loaded.
 */
public final class DataSet {
  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp");

  private final Path root;
  private final Map<String, Integer> times;

  private DataSet(Path root, Map<String, Integer> times) {
    this.root = root;
    this.times = times;
  }

  /** Opens a data set; fails when the folder holds neither {@code train} nor {@code test}. */
  public static DataSet open(Path root) throws IOException {
    requireNonNull(root, "root is null");
    if (!Files.isDirectory(root.resolve("train")) && !Files.isDirectory(root.resolve("test"))) {
      throw new IOException("no data set: %s has neither train nor test".formatted(root));
    }
    return new DataSet(root, times(root.resolve("labels.csv")));
  }

  /** Where it is. */
  public Path root() {
    return root;
  }

  /** The pictures of a split, ordered by path; empty when the split is not there. */
  public List<LabelledPicture> pictures(Split split) throws IOException {
    Path folder = root.resolve(split.folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<LabelledPicture> pictures = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(DataSet::isPicture).sorted().toList()) {
        pictures.add(labelled(folder, file));
      }
    }
    return List.copyOf(pictures);
  }

  private LabelledPicture labelled(Path folder, Path file) {
    Path relative = root.relativize(file);
    Path inSplit = folder.relativize(file);
    String label = inSplit.getNameCount() > 1 ? inSplit.getName(0).toString() : "good";
    String name = file.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    Path mask = root.resolve("masks").resolve(relative).resolveSibling(stem + ".png");
    @Nullable Integer time = times.get(relative.toString().replace('\\', '/'));
    return new LabelledPicture(file, label, Files.isRegularFile(mask) ? mask : null, time);
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }

  private static Map<String, Integer> times(Path csv) throws IOException {
    Map<String, Integer> times = new HashMap<>();
    if (!Files.isRegularFile(csv)) {
      return times;
    }
    List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
    List<String> columns = List.of(lines.get(0).split(",", -1));
    int file = columns.indexOf("file");
    int time = columns.indexOf("time_index");
    if (file < 0 || time < 0) {
      return times;
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length > Math.max(file, time) && !cells[time].isBlank()) {
        times.put(cells[file], Integer.valueOf(cells[time].strip()));
      }
    }
    return times;
  }
}
