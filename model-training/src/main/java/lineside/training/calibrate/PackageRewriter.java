package lineside.training.calibrate;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;

/**
 * Gives a package another description. The new package is complete and has been read back before it
 * takes the name of the old one, so that a full disk or a kill leaves the old one as it was.
 */
public final class PackageRewriter {
  private PackageRewriter() {}

  /**
   * Writes the files of {@code model} with another description to {@code out}, which may be the
   * package itself.
   */
  public static ModelPackage write(ModelPackage model, ModelCard card, Path out)
      throws IOException, ModelPackageException {
    Path target = out.toAbsolutePath().normalize();
    if (Files.exists(target) && !Files.exists(target.resolve(ModelPackage.CARD_FILE))) {
      throw new IOException(target + " exists and is no model package, it is not replaced");
    }
    Path parent = requireNonNull(target.getParent(), "package has no parent directory");
    Files.createDirectories(parent);
    Path draft = Files.createDirectory(parent.resolve(".package-" + UUID.randomUUID()));
    try {
      copy(model.directory(), draft);
      writeThrough(draft.resolve(ModelPackage.CARD_FILE), ModelPackage.encode(card));
      ModelPackage.load(draft);
      if (Files.exists(target) && Files.isSameFile(target, model.directory())) {
        // Only the description differs: one file is replaced, in one step.
        Files.move(
            draft.resolve(ModelPackage.CARD_FILE),
            target.resolve(ModelPackage.CARD_FILE),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } else {
        replace(draft, target);
      }
    } finally {
      delete(draft);
    }
    return ModelPackage.load(target);
  }

  private static void replace(Path draft, Path target) throws IOException {
    Path old = target.resolveSibling(".package-" + UUID.randomUUID());
    boolean isReplacing = Files.exists(target);
    if (isReplacing) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (isReplacing) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    delete(old);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    Files.write(file, content);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
