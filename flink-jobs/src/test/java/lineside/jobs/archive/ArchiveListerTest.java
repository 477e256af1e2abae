package lineside.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.InspectionRow;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveListerTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:00:00Z");
  @TempDir Path archive;
  private final List<FlaggedFile> announced = new ArrayList<>();

  @Test
  void announcesAFinishedFileOnce() throws IOException {
    Path file = write("line-a/2026-03-02/rows-1.avro");
    ArchiveLister lister = lister();

    assertThat(lister.doWork()).isEqualTo(1);
    assertThat(lister.doWork()).isZero();

    assertThat(announced).hasSize(1);
    FlaggedFile entry = announced.get(0);
    assertThat(entry.getUri()).isEqualTo("line-a/2026-03-02/rows-1.avro");
    assertThat(entry.getSha256()).isEqualTo(Identities.sha256Hex(Files.readAllBytes(file)));
    assertThat(entry.getRows()).isZero();
    assertThat(entry.getSizeBytes()).isEqualTo(Files.size(file));
    assertThat(entry.getFinishedAt()).isEqualTo(NOW);
  }

  @Test
  void announcesItAgainAfterARestartWithTheSameId() throws IOException {
    write("line-a/2026-03-02/rows-1.avro");

    lister().doWork();
    lister().doWork();

    assertThat(announced).extracting(FlaggedFile::getFileId).hasSize(2);
    assertThat(announced.get(0).getFileId()).isEqualTo(announced.get(1).getFileId());
  }

  @Test
  void leavesFilesAloneThatAreStillBeingWritten() throws IOException {
    write("line-a/2026-03-02/.rows-1.avro.inprogress.77");
    write("line-a/2026-03-02/.rows-2.avro");

    assertThat(lister().doWork()).isZero();
  }

  @Test
  void triesAFileAgainWhenItsAnnouncementFailed() throws IOException {
    write("line-b/2026-03-02/rows-1.avro");
    List<String> attempts = new ArrayList<>();
    ArchiveLister lister =
        new ArchiveLister(
            archive,
            (lineId, file) -> {
              attempts.add(file.getUri());
              throw new IOException("broker is away");
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    assertThatThrownBy(lister::doWork).hasMessageContaining("broker is away");
    assertThatThrownBy(lister::doWork).hasMessageContaining("broker is away");

    assertThat(attempts).hasSize(2);
  }

  @Test
  void leavesOutWhatItAnnouncedBeforeARestart() throws IOException {
    write("line-a/2026-03-02/rows-1.avro");
    write("line-a/2026-03-02/rows-2.avro");

    new ArchiveLister(
            archive,
            (lineId, file) -> announced.add(file),
            Clock.fixed(NOW, ZoneOffset.UTC),
            List.of("line-a/2026-03-02/rows-1.avro"))
        .doWork();

    assertThat(announced)
        .extracting(FlaggedFile::getUri)
        .containsExactly("line-a/2026-03-02/rows-2.avro");
  }

  @Test
  void passesOverAFileThatNobodyCanRead() throws IOException {
    Files.writeString(
        Files.createDirectories(archive.resolve("line-a/2026-03-02")).resolve("a.avro"), "no rows");
    write("line-a/2026-03-02/b.avro");
    ArchiveLister lister = lister();

    assertThat(lister.doWork()).isEqualTo(1);
    assertThat(lister.doWork()).isZero();
    assertThat(lister.unreadableFiles()).isEqualTo(1);
  }

  @Test
  void findsNothingBeforeTheArchiveExists() throws IOException {
    ArchiveLister lister =
        new ArchiveLister(
            archive.resolve("not-yet"), (lineId, file) -> {}, Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(lister.doWork()).isZero();
  }

  private ArchiveLister lister() {
    return new ArchiveLister(
        archive, (lineId, file) -> announced.add(file), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path write(String name) throws IOException {
    Path file = archive.resolve(name);
    Files.createDirectories(file.getParent());
    try (DataFileWriter<InspectionRow> out =
        new DataFileWriter<>(new SpecificDatumWriter<>(InspectionRow.class))) {
      out.create(InspectionRow.getClassSchema(), file.toFile());
    }
    return file;
  }
}
