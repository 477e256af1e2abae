package lineside.analyzer.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.wire.TrustedRecords;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads every finished Avro container file of {@link InspectionRow} below a directory.
 *
 * <p>Files and folders whose name starts with a dot or an underscore, or contains {@code
 * inprogress}, are still being written and are passed over. A file that can't be read to its end is
 * left out as a whole, so that a report never rests on half of one. Files are read in order of
 * their path; the result does not depend on the file system's order. Thread-safe.
 */
public final class ArchiveReader {
  private static final Comparator<InspectionRow> BY_TRIGGER =
      Comparator.comparing((InspectionRow row) -> row.getVerdict().getFirstTriggeredAt())
          .thenComparing(row -> row.getVerdict().getLineId())
          .thenComparing(row -> row.getVerdict().getPartId())
          .thenComparing(row -> row.getVerdict().getAttempt());

  private ArchiveReader() {}

  /**
   * Reads {@code archiveDir}; a directory that does not exist is an empty archive.
   *
   * @throws IOException when a directory can't be listed; a file that can't be read is no error
   */
  public static ArchiveContents read(Path archiveDir) throws IOException {
    TrustedRecords.trust();
    Map<String, InspectionRow> latest = new HashMap<>();
    List<DamagedFile> damaged = new ArrayList<>();
    int filesRead = 0;
    long rowsRead = 0;
    for (Path file : finishedFiles(archiveDir)) {
      try {
        List<InspectionRow> rows = rowsOf(file, row -> row);
        rows.forEach(row -> keepHigherRevision(latest, row));
        rowsRead += rows.size();
        filesRead++;
      } catch (IOException | AvroRuntimeException e) {
        damaged.add(new DamagedFile(nameOf(archiveDir, file), reasonOf(e)));
      }
    }
    List<InspectionRow> rows = latest.values().stream().sorted(BY_TRIGGER).toList();
    return new ArchiveContents(rows, filesRead, rowsRead - rows.size(), damaged);
  }

  /**
   * Reads {@code archiveDir} file by file, keeping of each row only what {@code keep} makes of it.
   *
   * @param whole takes what was kept of a file, after the file was read to its end
   * @throws IOException when a directory can't be listed; a file that can't be read is no error
   */
  public static <T> ArchiveSummary read(
      Path archiveDir, Function<InspectionRow, T> keep, Consumer<List<T>> whole)
      throws IOException {
    TrustedRecords.trust();
    List<DamagedFile> damaged = new ArrayList<>();
    List<String> contents = new ArrayList<>();
    int filesRead = 0;
    for (Path file : finishedFiles(archiveDir)) {
      try {
        List<T> rows = rowsOf(file, keep);
        contents.add("%s %d %d".formatted(nameOf(archiveDir, file), Files.size(file), rows.size()));
        whole.accept(rows);
        filesRead++;
      } catch (IOException | AvroRuntimeException e) {
        damaged.add(new DamagedFile(nameOf(archiveDir, file), reasonOf(e)));
      }
    }
    damaged.forEach(file -> contents.add(file.name() + " damaged"));
    return new ArchiveSummary(filesRead, damaged, contents);
  }

  private static List<Path> finishedFiles(Path archiveDir) throws IOException {
    if (!Files.isDirectory(archiveDir)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        archiveDir,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isFinished(archiveDir.relativize(file))) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          /** A running job renames the files that it has finished. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }
        });
    files.sort(Comparator.comparing(path -> nameOf(archiveDir, path)));
    return files;
  }

  private static boolean isFinished(Path relative) {
    for (Path element : relative) {
      String name = element.toString();
      if (name.startsWith(".") || name.startsWith("_") || name.contains("inprogress")) {
        return false;
      }
    }
    return true;
  }

  private static <T> List<T> rowsOf(Path file, Function<InspectionRow, T> keep) throws IOException {
    List<T> rows = new ArrayList<>();
    try (DataFileReader<InspectionRow> reader =
        new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(InspectionRow.class))) {
      while (reader.hasNext()) {
        rows.add(keep.apply(reader.next()));
      }
      // Avro takes a block that is cut off for the end of the file.
      if (reader.previousSync() != Files.size(file)) {
        throw new IOException(
            "cut off: the last whole block ends at byte %d of %d"
                .formatted(reader.previousSync(), Files.size(file)));
      }
    } catch (ClassCastException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IOException("read failed: not rows of inspections", e);
    }
    return rows;
  }

  private static void keepHigherRevision(Map<String, InspectionRow> latest, InspectionRow row) {
    PartVerdict verdict = row.getVerdict();
    latest.merge(
        verdict.getInspectionId(),
        row,
        (known, next) ->
            next.getVerdict().getRevision() > known.getVerdict().getRevision() ? next : known);
  }

  private static String nameOf(Path archiveDir, Path file) {
    return archiveDir.relativize(file).toString().replace('\\', '/');
  }

  private static String reasonOf(Exception e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
