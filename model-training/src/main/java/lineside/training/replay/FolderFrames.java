package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.dataset.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * The pictures below a folder, ordered by path. A data set, or its {@code train} or {@code test}
 * half, brings its truth; in any other folder the nearest sub-folder named {@code good}, {@code
 * defect} or after a kind of the packages is the truth.
 */
public final class FolderFrames implements FrameSource {
  private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp");
  private static final String DEFECT = "defect";

  private final Path root;
  private final Iterator<ReplayFrame> frames;

  private FolderFrames(Path root, List<ReplayFrame> frames) {
    this.root = root;
    this.frames = frames.iterator();
  }

  /**
   * Lists a folder; pictures are read one by one later.
   *
   * @param kinds names of sub-folders that are taken for kinds of defect
   */
  public static FolderFrames open(Path folder, Set<String> kinds) throws IOException {
    Path root = requireNonNull(folder, "folder is null").toAbsolutePath().normalize();
    return new FolderFrames(root, list(root, kinds));
  }

  /** Whether there is a picture left. */
  public boolean hasNext() {
    return frames.hasNext();
  }

  @Override
  public String description() {
    return root.toString();
  }

  @Override
  public Optional<ReplayFrame> next() {
    return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
  }

  @Override
  public void close() {
    // Nothing is open between two pictures.
  }

  private static List<ReplayFrame> list(Path root, Set<String> kinds) throws IOException {
    if (Files.isDirectory(root.resolve("train")) || Files.isDirectory(root.resolve("test"))) {
      List<ReplayFrame> frames = new ArrayList<>(labelled(root, root, Split.TRAIN));
      frames.addAll(labelled(root, root, Split.TEST));
      return frames;
    }
    Path parent = root.getParent();
    for (Split split : Split.values()) {
      if (parent != null && root.endsWith(split.folder())) {
        return labelled(root, parent, split);
      }
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(FolderFrames::isPicture)
          .sorted()
          .map(file -> frame(root, file, truthOf(root, file, kinds)))
          .toList();
    }
  }

  private static List<ReplayFrame> labelled(Path root, Path dataSet, Split split)
      throws IOException {
    return DataSet.open(dataSet).pictures(split).stream()
        .map(p -> frame(root, p.file(), truthOf(p, split)))
        .toList();
  }

  /** A picture beside the folders of labels has none. */
  private static @Nullable Truth truthOf(LabelledPicture picture, Split split) {
    Path folder = picture.file().getParent();
    return folder == null || folder.endsWith(split.folder()) ? null : Truth.of(picture);
  }

  private static ReplayFrame frame(Path root, Path file, @Nullable Truth truth) {
    return new ReplayFrame(
        root.relativize(file).toString().replace('\\', '/'),
        decoder -> decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))),
        truth);
  }

  private static @Nullable Truth truthOf(Path root, Path file, Set<String> kinds) {
    Path folder = file.getParent();
    while (folder != null && folder.startsWith(root)) {
      String name = String.valueOf(folder.getFileName());
      if (name.equals(LabelledPicture.GOOD) || name.equals(DEFECT) || kinds.contains(name)) {
        return new Truth(name, Visibility.VISIBLE, null);
      }
      folder = folder.getParent();
    }
    return null;
  }

  private static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }
}
