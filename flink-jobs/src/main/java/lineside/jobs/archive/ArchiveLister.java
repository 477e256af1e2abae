package lineside.jobs.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.wire.TrustedRecords;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Announces finished files of the archive, each once in its life and again after a restart with the
 * same id. An agent: whoever runs it calls {@link #doWork()} from one thread, from time to time.
 */
public final class ArchiveLister {
  private final Path archive;
  private final Announcement announcement;
  private final InstantSource clock;
  private final Set<String> announced = new HashSet<>();

  /** Where announcements go. */
  @FunctionalInterface
  public interface Announcement {
    /**
     * Announces a file.
     *
     * @param lineId line whose rows are in it
     */
    void announce(String lineId, FlaggedFile file) throws IOException;
  }

  /** Lists below {@code archive}, which may not exist yet. */
  public ArchiveLister(Path archive, Announcement announcement, InstantSource clock) {
    TrustedRecords.trust();
    this.archive = archive;
    this.announcement = announcement;
    this.clock = clock;
  }

  /**
   * Announces what was finished since the last call.
   *
   * @return files announced
   * @throws IOException when the archive cannot be read or the announcement fails; the file is
   *     tried again next time
   */
  public int doWork() throws IOException {
    int count = 0;
    for (Path file : finishedFiles()) {
      String relative = archive.relativize(file).toString();
      if (!announced.contains(relative)) {
        announce(file, relative);
        announced.add(relative);
        count++;
      }
    }
    return count;
  }

  /** Finished files below {@code archive}, by name. */
  private List<Path> finishedFiles() throws IOException {
    if (!Files.isDirectory(archive)) {
      return List.of();
    }
    Finished finished = new Finished();
    Files.walkFileTree(archive, finished);
    finished.files.sort(Comparator.naturalOrder());
    return finished.files;
  }

  /** Collects finished files from a tree in which the job goes on writing and renaming. */
  private static final class Finished extends SimpleFileVisitor<Path> {
    final List<Path> files = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isFinished(file)) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  private static boolean isFinished(Path path) {
    Path name = path.getFileName();
    return name != null
        && !name.toString().startsWith(".")
        && name.toString().endsWith(ArchiveSink.SUFFIX);
  }

  private void announce(Path file, String relative) throws IOException {
    byte[] content = Files.readAllBytes(file);
    String sha256 = Identities.sha256Hex(content);
    long rows = 0;
    String lineId = "";
    try (DataFileStream<InspectionRow> in =
        new DataFileStream<>(
            new ByteArrayInputStream(content), new SpecificDatumReader<>(InspectionRow.class))) {
      for (InspectionRow row : in) {
        lineId = row.getVerdict().getLineId();
        rows++;
      }
    }
    announcement.announce(
        lineId,
        FlaggedFile.newBuilder()
            .setFileId(Identities.idOf("file", relative, sha256))
            .setUri(relative)
            .setSha256(sha256)
            .setRows(rows)
            .setSizeBytes(content.length)
            .setFinishedAt(clock.instant())
            .build());
  }
}
