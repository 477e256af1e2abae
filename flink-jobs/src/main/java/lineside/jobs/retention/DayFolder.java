package lineside.jobs.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of one line and day: a folder of the archive.
 *
 * @param path {@code ARCHIVE/LINE/DAY}
 * @param day event time, UTC
 */
record DayFolder(Path path, LocalDate day) {
  /** How the name of a folder begins whose rows are being removed; nobody reads it. */
  static final String EXPIRED = ".expired-";

  /** The folder at {@code path}; empty when its name is no day. */
  static Optional<DayFolder> at(Path path) {
    String name = String.valueOf(path.getFileName());
    String day = name.startsWith(EXPIRED) ? name.substring(EXPIRED.length()) : name;
    try {
      return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(new DayFolder(path, LocalDate.parse(day)))
          : Optional.empty();
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  /** Whether its removal has begun. */
  boolean isExpired() {
    return String.valueOf(path.getFileName()).startsWith(EXPIRED);
  }

  /** Its files, hidden ones too. */
  List<Path> files() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.sorted().toList();
    }
  }

  /** Whether something was written in it at {@code since} or later. */
  boolean isWrittenSince(Instant since) throws IOException {
    for (Path file : files()) {
      try {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          return true;
        }
      } catch (NoSuchFileException renamed) {
        return true;
      }
    }
    return false;
  }

  /** Sizes of its files. */
  List<Long> sizes() throws IOException {
    List<Long> sizes = new ArrayList<>();
    for (Path file : files()) {
      sizes.add(Files.size(file));
    }
    return sizes;
  }

  /**
   * Removes it: hidden as a whole first, so that a reader sees all of a day or nothing.
   *
   * @return sizes of the files removed
   */
  List<Long> remove() throws IOException {
    DayFolder hidden = isExpired() ? this : hide();
    List<Long> sizes = hidden.sizes();
    for (Path file : hidden.files()) {
      Files.delete(file);
    }
    Files.delete(hidden.path);
    return sizes;
  }

  private DayFolder hide() throws IOException {
    Path hidden = path.resolveSibling(EXPIRED + path.getFileName());
    Files.move(path, hidden);
    return new DayFolder(hidden, day);
  }
}
