package lineside.jobs.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.archive.ArchiveSink;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.wire.TrustedRecords;
import lineside.vision.evidence.EvidenceSweep;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Removes from an archive and its evidence store what {@link RetentionRules} no longer keep: marks
 * the pictures that kept rows name, removes whole days of rows, then sweeps the pictures that are
 * not marked. Works beside running jobs and may be killed at any moment: no row that is listed
 * names a picture that its class keeps and that is gone.
 *
 * <p>Pictures of rows that nobody sees yet are safe: hidden files are read as far as they go, and
 * what was stored within the grace before the newest row is not touched, so that a job that is down
 * for a weekend with open inspections finds their pictures. Used by one thread.
 */
public final class Retention {
  private static final String HIDDEN = ".";

  private final Path archive;
  private final Path evidence;
  private final RetentionRules rules;
  private final InstantSource clock;

  /** Works on these directories. */
  public Retention(Path archive, Path evidence, RetentionRules rules, InstantSource clock) {
    TrustedRecords.trust();
    this.archive = archive;
    this.evidence = evidence;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Runs once.
   *
   * @throws RefusedRetentionException when a directory is not what it should be or rows cannot be
   *     read; nothing was removed
   * @throws IOException when removing fails; what was removed until then was to be removed
   */
  public RetentionReport run(EvidenceSweep.Mode mode)
      throws RefusedRetentionException, IOException {
    EvidenceSweep sweep = new EvidenceSweep(evidence);
    ArchiveFolders folders = checked(sweep);
    Instant now = clock.instant();
    Marked marked = mark(folders, LocalDate.ofInstant(now, ZoneOffset.UTC));
    Instant newest = marked.newest.isBefore(now) ? marked.newest : now;
    Instant before = newest.minus(rules.grace());
    RetentionReport.Rows rows = expire(marked, mode);
    return new RetentionReport(rows, sweep.sweep(marked.names::contains, before, mode));
  }

  private ArchiveFolders checked(EvidenceSweep sweep)
      throws RefusedRetentionException, IOException {
    for (Path directory : List.of(archive, evidence)) {
      if (!Files.isDirectory(directory)) {
        throw new RefusedRetentionException(directory + " is no directory");
      }
    }
    Path rows = archive.toRealPath();
    Path pictures = evidence.toRealPath();
    if (rows.startsWith(pictures) || pictures.startsWith(rows)) {
      throw new RefusedRetentionException(
          archive + " and " + evidence + " lie within each other: one of them is wrong");
    }
    ArchiveFolders folders = ArchiveFolders.of(archive);
    if (!folders.foreign().isEmpty()) {
      throw new RefusedRetentionException(
          archive + " is no archive: no job has put there " + folders.foreign().get(0));
    }
    List<Path> foreign = sweep.foreign();
    if (!foreign.isEmpty()) {
      throw new RefusedRetentionException(
          evidence + " is no evidence store: no job has put there " + foreign.get(0));
    }
    return folders;
  }

  /** What the rows need. */
  private static final class Marked {
    final KeptNames names = new KeptNames();
    final List<DayFolder> expired = new ArrayList<>();
    Instant newest = Instant.EPOCH;
    long rowFiles;
  }

  private Marked mark(ArchiveFolders folders, LocalDate today)
      throws RefusedRetentionException, IOException {
    Marked marked = new Marked();
    for (DayFolder folder : folders.days()) {
      long ageDays = ChronoUnit.DAYS.between(folder.day(), today);
      boolean isExpired = folder.isExpired() || ageDays >= rules.notOkDays();
      if (isExpired) {
        marked.expired.add(folder);
      }
      for (Path file : folder.files()) {
        mark(file, isExpired, ageDays, marked);
      }
    }
    if (marked.rowFiles == 0) {
      throw new RefusedRetentionException(
          archive + " has no rows, so no picture would be kept: is it the right archive?");
    }
    return marked;
  }

  private void mark(Path file, boolean isExpired, long ageDays, Marked marked)
      throws RefusedRetentionException, IOException {
    boolean isHidden = String.valueOf(file.getFileName()).startsWith(HIDDEN);
    try {
      Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      marked.newest = written.isAfter(marked.newest) ? written : marked.newest;
      if (isHidden) {
        markHidden(file, marked);
      } else if (String.valueOf(file.getFileName()).endsWith(ArchiveSink.SUFFIX)) {
        marked.rowFiles++;
        if (!isExpired) {
          read(file, row -> PicturesOfRow.kept(row, ageDays, rules, marked.names::add));
        }
      }
    } catch (NoSuchFileException renamed) {
      // The job has just finished it; its pictures are younger than any grace.
    } catch (IOException | RuntimeException e) { // Avro throws its own on damaged blocks
      throw new RefusedRetentionException(
          "rows do not read, so nobody knows which pictures they need: " + file, e);
    }
  }

  /** Rows on their way to a file that is seen: all their pictures stay, whatever their class. */
  private static void markHidden(Path file, Marked marked) {
    try {
      read(file, row -> PicturesOfRow.all(row, marked.names::add));
    } catch (IOException | RuntimeException stillWritten) {
      // The rest of it is younger than the grace.
    }
  }

  private interface Rows {
    void take(InspectionRow row);
  }

  private static void read(Path file, Rows rows) throws IOException {
    try (DataFileReader<InspectionRow> reader =
        new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(InspectionRow.class))) {
      while (reader.hasNext()) {
        rows.take(reader.next());
      }
    }
  }

  private RetentionReport.Rows expire(Marked marked, EvidenceSweep.Mode mode) throws IOException {
    Instant since = clock.instant().minus(rules.grace());
    long days = 0;
    long files = 0;
    long bytes = 0;
    long busy = 0;
    for (DayFolder folder : marked.expired) {
      if (!folder.isExpired() && folder.isWrittenSince(since)) {
        busy++;
        continue;
      }
      List<Long> sizes = mode == EvidenceSweep.Mode.REMOVE ? folder.remove() : folder.sizes();
      days++;
      files += sizes.size();
      bytes += sizes.stream().mapToLong(Long::longValue).sum();
    }
    return new RetentionReport.Rows(days, files, bytes, busy);
  }
}
