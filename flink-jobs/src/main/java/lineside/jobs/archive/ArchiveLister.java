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
import java.util.Collection;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces finished files of the archive, each once in its life and again after a restart with the
 * same id. An agent: whoever runs it calls {@link #doWork()} from one thread, from time to time.
 */
public final class ArchiveLister {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveLister.class);

  private final Path archive;
  private final Announcement announcement;
  private final InstantSource clock;
  private final Set<String> announced = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();

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
    this(archive, announcement, clock, Set.of());
  }

  /**
   * The same after a restart.
   *
   * @param alreadyAnnounced names of files, relative to the archive, as {@link AnnouncedFiles}
   *     tells
   */
  public ArchiveLister(
      Path archive,
      Announcement announcement,
      InstantSource clock,
      Collection<String> alreadyAnnounced) {
    TrustedRecords.trust();
    this.archive = archive;
    this.announcement = announcement;
    this.clock = clock;
    this.announced.addAll(alreadyAnnounced);
  }

  /**
   * Announces what was finished since the last call. A file that nobody can read is left out and
   * logged once; it holds up no other.
   *
   * @return files announced
   * @throws IOException when the archive cannot be listed or the announcement fails; the file is
   *     tried again next time
   */
  public int doWork() throws IOException {
    int count = 0;
    Set<String> present = new HashSet<>();
    for (Path file : finishedFiles()) {
      String relative = archive.relativize(file).toString();
      present.add(relative);
      if (!announced.contains(relative) && !unreadable.contains(relative)) {
        count += announce(file, relative);
      }
    }
    announced.retainAll(present);
    unreadable.retainAll(present);
    return count;
  }

  /** Files that nobody can read. */
  public int unreadableFiles() {
    return unreadable.size();
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

  private int announce(Path file, String relative) throws IOException {
    Content content;
    try {
      content = Content.of(file);
    } catch (NoSuchFileException removed) {
      return 0;
    } catch (IOException | RuntimeException e) { // Avro throws its own on damaged blocks
      LOG.warn("archive file {} does not read and is not announced", relative, e);
      unreadable.add(relative);
      return 0;
    }
    announcement.announce(
        content.lineId,
        FlaggedFile.newBuilder()
            .setFileId(Identities.idOf("file", relative, content.sha256))
            .setUri(relative)
            .setSha256(content.sha256)
            .setRows(content.rows)
            .setSizeBytes(content.sizeBytes)
            .setFinishedAt(clock.instant())
            .build());
    announced.add(relative);
    return 1;
  }

  /** What a file holds. */
  private record Content(String sha256, String lineId, long rows, long sizeBytes) {
    static Content of(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      long rows = 0;
      String lineId = "";
      try (DataFileStream<InspectionRow> in =
          new DataFileStream<>(
              new ByteArrayInputStream(bytes), new SpecificDatumReader<>(InspectionRow.class))) {
        for (InspectionRow row : in) {
          lineId = row.getVerdict().getLineId();
          rows++;
        }
      }
      return new Content(Identities.sha256Hex(bytes), lineId, rows, bytes.length);
    }
  }
}
