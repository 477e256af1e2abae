package lineside.jobs.deployment;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.ModelPackageException.Category;

/**
 * Model packages in a directory that every machine of a line reaches, each in a folder that is
 * named by its hash. A package appears whole or not at all, and never changes. Thread-safe.
 */
public final class PackageStore {
  private final Path directory;

  /** Takes the directory; it is made when the first package is put into it. */
  public PackageStore(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /**
   * Folder of a package.
   *
   * @throws ModelPackageException of {@link Category#MISSING} when there is none; it says what is
   */
  public Path find(String sha256) throws ModelPackageException, IOException {
    Path found = directory.resolve(sha256);
    if (!Files.isRegularFile(found.resolve(ModelPackage.CARD_FILE))) {
      List<String> there = list();
      throw new ModelPackageException(
          Category.MISSING,
          "%s has no package %s, there are %d: %s"
              .formatted(directory, sha256, there.size(), String.join(", ", there)),
          null);
    }
    return found;
  }

  /** Hashes of the packages that are there, in order. */
  public List<String> list() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve(ModelPackage.CARD_FILE)))
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /**
   * Copies a package into the store unless it is there already; returns its folder.
   *
   * @throws IOException when it cannot be copied; nothing is left of it then
   */
  public Path add(ModelPackage model) throws IOException {
    Path target = directory.resolve(model.sha256());
    if (Files.isDirectory(target)) {
      return target;
    }
    Files.createDirectories(directory);
    Path staging = Files.createTempDirectory(directory, ".incoming-");
    try {
      copy(model.directory(), staging);
      Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Somebody else was faster with the same bytes.
      delete(staging);
    } catch (IOException e) {
      delete(staging);
      throw e;
    }
    return target;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walked = Files.walk(folder)) {
      walked.forEach(files::add);
    }
    for (int i = files.size() - 1; i >= 0; i--) {
      Files.deleteIfExists(files.get(i));
    }
  }
}
