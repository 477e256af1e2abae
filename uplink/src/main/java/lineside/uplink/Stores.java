package lineside.uplink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.vision.evidence.EvidenceStore;

/**
 * The stores of a line and of the centre, and what is carried from the first to the second; what is
 * there already is not carried again. Thread-safe.
 *
 * @param line pictures of the line
 * @param centre pictures of the centre
 * @param lineArchive root of the line's archive
 * @param centreArchive root of the centre's archive
 */
public record Stores(
    EvidenceStore line, EvidenceStore centre, Path lineArchive, Path centreArchive) {

  /** Of every file system that is in use. */
  private static final int MAX_NAME_BYTES = 255;

  /** Both roots absolute. */
  public Stores {
    lineArchive = lineArchive.toAbsolutePath().normalize();
    centreArchive = centreArchive.toAbsolutePath().normalize();
  }

  /** What became of something that was to be carried. */
  enum Carriage {
    /** It is at the centre now. */
    CARRIED,
    /** It was there. */
    THERE,
    /** The line has it no more. */
    GONE
  }

  /** What became of it and how many bytes left the line for it. */
  record Carrying(Carriage carriage, long bytes) {}

  /** Carries a picture by its hash. */
  Carrying picture(String sha256) throws IOException {
    if (centre.has(sha256)) {
      return new Carrying(Carriage.THERE, 0);
    }
    Optional<byte[]> content = line.get(sha256);
    if (content.isEmpty()) {
      return new Carrying(Carriage.GONE, 0);
    }
    String stored = centre.put(content.get());
    if (!stored.equals(sha256)) {
      throw new IOException(
          "picture " + sha256 + " of the line is damaged: it hashes to " + stored);
    }
    return new Carrying(Carriage.CARRIED, content.get().length);
  }

  /** Carries a file of the archive; it appears at the centre whole or not at all. */
  Carrying file(Path source, String relative) throws IOException, UnreadableMessageException {
    Path target = inside(centreArchive, relative);
    if (Files.exists(target) && Files.size(target) == Files.size(source)) {
      return new Carrying(Carriage.THERE, 0);
    }
    Path folder = target.getParent() == null ? centreArchive : target.getParent();
    Files.createDirectories(folder);
    // Hidden, so that nobody who lists the archive takes it for a finished file.
    Path temporary = folder.resolve("." + UUID.randomUUID() + ".part");
    try {
      Files.copy(source, temporary);
      try {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException unsupported) {
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
    return new Carrying(Carriage.CARRIED, Files.size(target));
  }

  /**
   * The path of something in a store.
   *
   * @throws UnreadableMessageException when it leads outside of the store, or no file can be called
   *     so
   */
  static Path inside(Path root, String relative) throws UnreadableMessageException {
    Path path = path(root, relative);
    if (!path.startsWith(root) || path.equals(root)) {
      throw new UnreadableMessageException("path leads out of the archive: " + relative);
    }
    return path;
  }

  private static Path path(Path root, String relative) throws UnreadableMessageException {
    try {
      Path path = root.resolve(relative).normalize();
      for (Path name : path) {
        if (name.toString().getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
          throw new UnreadableMessageException("name is too long for a file: " + relative);
        }
      }
      return path;
    } catch (InvalidPathException none) {
      throw new UnreadableMessageException("no path of a file: " + relative, none);
    }
  }
}
