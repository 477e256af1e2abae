package lineside.vision.evidence;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import lineside.vision.model.Sha256;

/**
 * An evidence store in a directory: {@code root/ab/abcdef...png}.
 *
 * <p>Thread-safe, and safe for several processes on one directory: a file appears by rename, whole
 * or not at all, and the same bytes have the same name. A name that is not 64 hexadecimal digits
 * never reaches the file system.
 */
public final class DirectoryEvidenceStore implements EvidenceStore {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

  private final Path root;
  private final InstantSource clock;

  /**
   * @param root directory; made when the first picture is stored
   */
  public DirectoryEvidenceStore(Path root) {
    this(root, InstantSource.system());
  }

  /**
   * @param root directory; made when the first picture is stored
   * @param clock by which a picture becomes young that is stored again
   */
  public DirectoryEvidenceStore(Path root, InstantSource clock) {
    this.root = requireNonNull(root, "root is null").toAbsolutePath().normalize();
    this.clock = clock;
  }

  @Override
  public String put(byte[] content) throws IOException {
    String name = Sha256.hex(content);
    Path target = pathOf(name);
    if (isThere(target)) {
      return name;
    }
    Path folder = requireNonNull(target.getParent());
    Files.createDirectories(folder);
    // Not a temporary file of the platform: those are readable for their maker only.
    Path temporary = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.write(temporary, content);
      moveIntoPlace(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return name;
  }

  @Override
  public Optional<byte[]> get(String sha256) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(pathOf(sha256)));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  @Override
  public boolean has(String sha256) {
    return Files.exists(pathOf(sha256));
  }

  @Override
  public URI uriOf(String sha256) {
    return pathOf(sha256).toUri();
  }

  /** Whether the picture is there; it is young then, for {@link EvidenceSweep}. */
  private boolean isThere(Path target) {
    if (!Files.exists(target)) {
      return false;
    }
    try {
      Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
      return true;
    } catch (IOException e) { // swept in this moment, or another user's file
      return Files.exists(target);
    }
  }

  private static void moveIntoPlace(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException unsupported) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path pathOf(String sha256) {
    if (!NAME.matcher(requireNonNull(sha256, "sha256 is null")).matches()) {
      throw new IllegalArgumentException(
          "evidence name is not 64 lower-case hexadecimal digits: " + sha256);
    }
    return root.resolve(sha256.substring(0, 2)).resolve(sha256 + ".png");
  }
}
