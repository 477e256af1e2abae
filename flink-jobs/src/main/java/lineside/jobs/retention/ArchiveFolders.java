package lineside.jobs.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders of an archive, and what is no part of one.
 *
 * @param days folders of rows, by line and day
 * @param foreign what no job has put there
 */
record ArchiveFolders(List<DayFolder> days, List<Path> foreign) {
  /** Lists {@code archive}. */
  static ArchiveFolders of(Path archive) throws IOException {
    List<DayFolder> days = new ArrayList<>();
    List<Path> foreign = new ArrayList<>();
    for (Path line : list(archive)) {
      if (!Files.isDirectory(line, LinkOption.NOFOLLOW_LINKS)) {
        foreign.add(line);
        continue;
      }
      for (Path entry : list(line)) {
        Optional<DayFolder> day = DayFolder.at(entry);
        day.ifPresentOrElse(days::add, () -> foreign.add(entry));
      }
    }
    for (DayFolder day : days) {
      day.files().stream()
          .filter(file -> !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(foreign::add);
    }
    return new ArchiveFolders(days, foreign);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
