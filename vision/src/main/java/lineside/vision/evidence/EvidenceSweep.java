package lineside.vision.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes pictures from a {@link DirectoryEvidenceStore} that nobody needs, beside those who write
 * and read it. May be killed at any moment: a picture is there or not, and the next sweep goes on.
 *
 * <p>A picture is moved aside before its age is looked at for the last time, and back when it was
 * stored again in between; {@link DirectoryEvidenceStore#put} makes a picture young that is there
 * already. So none is removed that a verdict is just about to name. Used by one thread.
 */
public final class EvidenceSweep {
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern PICTURE = Pattern.compile("([0-9a-f]{64})\\.png");
  private static final Pattern ASIDE = Pattern.compile("\\.([0-9a-f]{64}\\.png)\\.swept");
  private static final Pattern HALF_WRITTEN = Pattern.compile("\\.[0-9a-f-]{36}\\.part");
  private static final int EXAMPLES = 5;

  private final Path root;

  /** What a sweep does with what nobody needs. */
  public enum Mode {
    /** Counts it. */
    COUNT,
    /** Removes it. */
    REMOVE
  }

  /**
   * What a sweep found; bytes are those of the files.
   *
   * @param kept pictures that somebody needs
   * @param young pictures that nobody needs yet
   * @param removed pictures that nobody needs; with {@link Mode#COUNT} they are still there
   * @param halfWritten old files that a killed writer left, removed likewise
   */
  public record Swept(Pile kept, Pile young, Pile removed, Pile halfWritten) {}

  /**
   * Some files.
   *
   * @param count how many
   * @param bytes sum of their sizes
   */
  public record Pile(long count, long bytes) {
    Pile and(long sizeBytes) {
      return new Pile(count + 1, bytes + sizeBytes);
    }
  }

  /** Sweeps below {@code root}. */
  public EvidenceSweep(Path root) {
    this.root = root;
  }

  /**
   * What lies in the directory and in no evidence store, a few examples; empty when it is one.
   *
   * @throws IOException when it cannot be listed
   */
  public List<Path> foreign() throws IOException {
    List<Path> foreign = new ArrayList<>();
    for (Path folder : list(root)) {
      if (!isDirectory(folder) || !FOLDER.matcher(nameOf(folder)).matches()) {
        foreign.add(folder);
      } else {
        list(folder).stream().filter(file -> !isOurs(file, folder)).forEach(foreign::add);
      }
      if (foreign.size() >= EXAMPLES) {
        return foreign.subList(0, EXAMPLES);
      }
    }
    return foreign;
  }

  /**
   * Sweeps.
   *
   * @param isNeeded whether a picture is needed, by its name of 64 hexadecimal digits
   * @param before only what was stored for the last time before this may be removed
   */
  public Swept sweep(Predicate<String> isNeeded, Instant before, Mode mode) throws IOException {
    Sweeping sweeping = new Sweeping(isNeeded, before, mode);
    for (Path folder : list(root)) {
      if (mode == Mode.REMOVE) {
        putBack(folder);
      }
      for (Path file : list(folder)) {
        sweeping.take(file);
      }
    }
    return sweeping.swept();
  }

  /** Undoes what a killed sweep had begun. */
  private static void putBack(Path folder) throws IOException {
    for (Path file : list(folder)) {
      var aside = ASIDE.matcher(nameOf(file));
      if (aside.matches()) {
        Files.move(file, folder.resolve(aside.group(1)), StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static boolean isOurs(Path file, Path folder) {
    String name = nameOf(file);
    var picture = PICTURE.matcher(name);
    return (picture.matches() && name.startsWith(nameOf(folder)))
        || HALF_WRITTEN.matcher(name).matches()
        || ASIDE.matcher(name).matches();
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  /** One sweep under way. */
  private static final class Sweeping {
    private static final Pile NONE = new Pile(0, 0);

    private final Predicate<String> isNeeded;
    private final Instant before;
    private final Mode mode;
    private Pile kept = NONE;
    private Pile young = NONE;
    private Pile removed = NONE;
    private Pile halfWritten = NONE;

    Sweeping(Predicate<String> isNeeded, Instant before, Mode mode) {
      this.isNeeded = isNeeded;
      this.before = before;
      this.mode = mode;
    }

    void take(Path file) throws IOException {
      BasicFileAttributes attributes;
      try {
        attributes =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException gone) {
        return;
      }
      boolean isOld = attributes.lastModifiedTime().toInstant().isBefore(before);
      var picture = PICTURE.matcher(nameOf(file));
      if (picture.matches()) {
        picture(file, picture.group(1), attributes.size(), isOld);
      } else if (isOld && HALF_WRITTEN.matcher(nameOf(file)).matches()) {
        halfWritten = halfWritten.and(attributes.size());
        if (mode == Mode.REMOVE) {
          Files.deleteIfExists(file);
        }
      }
    }

    private void picture(Path file, String name, long sizeBytes, boolean isOld) throws IOException {
      if (isNeeded.test(name)) {
        kept = kept.and(sizeBytes);
      } else if (isOld && (mode == Mode.COUNT || isRemoved(file))) {
        removed = removed.and(sizeBytes);
      } else {
        young = young.and(sizeBytes);
      }
    }

    private boolean isRemoved(Path file) throws IOException {
      Path aside = file.resolveSibling("." + nameOf(file) + ".swept");
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      if (Files.getLastModifiedTime(aside).toInstant().isBefore(before)) {
        Files.delete(aside);
        return true;
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      return false;
    }

    Swept swept() {
      return new Swept(kept, young, removed, halfWritten);
    }
  }
}
