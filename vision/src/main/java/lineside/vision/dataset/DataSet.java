package lineside.vision.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of labelled pictures: {@code {train,test}/{good,defect or a kind}/*.{png,jpg,bmp}},
 * masks under {@code masks/<same path>.png}, and where there is one a {@code labels.csv} with the
 * column {@code file} and any of {@code time_index}, {@code visible} and {@code place} or {@code
 * part} (pictures of one place or part are one group). Immutable; pictures are named, not loaded.
 */
public final class DataSet {
  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp");

  private final Path root;
  private final LabelTable labels;

  private DataSet(Path root, LabelTable labels) {
    this.root = root;
    this.labels = labels;
  }

  /** Opens a data set; fails when the folder holds neither {@code train} nor {@code test}. */
  public static DataSet open(Path root) throws IOException {
    requireNonNull(root, "root is null");
    if (!Files.isDirectory(root.resolve("train")) && !Files.isDirectory(root.resolve("test"))) {
      throw new IOException("no data set: %s has neither train nor test".formatted(root));
    }
    return new DataSet(root, LabelTable.read(root.resolve("labels.csv")));
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
    try (Stream<Path> files = Files.walk(folder, 2, FileVisitOption.FOLLOW_LINKS)) {
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
    String key = relative.toString().replace('\\', '/');
    return new LabelledPicture(
        file,
        label,
        Files.isRegularFile(mask) ? mask : null,
        labels.timeIndex(key),
        labels.visibility(key),
        labels.group(key));
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }
}
