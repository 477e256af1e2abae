package lineside.analyzer.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.ContainmentAction;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Suspect;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {
  @TempDir Path archive;
  private List<InspectionRow> rows;

  @BeforeEach
  void simulateRows() {
    rows = SimulatedArchive.of(41, 20, List.of()).rows();
  }

  @Test
  void readsFilesInAllFoldersInOrderOfTriggers() throws IOException {
    ArchiveFiles.write(archive.resolve("b/part-0.avro"), rows.subList(20, 40));
    ArchiveFiles.write(archive.resolve("a/deep/part-1.avro"), rows.subList(0, 20));

    ArchiveContents contents = ArchiveReader.read(archive);

    assertThat(contents.filesRead()).isEqualTo(2);
    assertThat(contents.rows()).containsExactlyElementsOf(rows);
  }

  @Test
  void passesOverFilesThatAreStillWritten() throws IOException {
    ArchiveFiles.write(archive.resolve("part-0.avro"), rows.subList(0, 3));
    ArchiveFiles.write(archive.resolve(".part-1.avro.inprogress.7f"), rows.subList(3, 6));
    ArchiveFiles.write(archive.resolve("_tmp/part-2.avro"), rows.subList(6, 9));
    ArchiveFiles.write(archive.resolve("part-3.avro.inprogress.8a"), rows.subList(9, 12));

    ArchiveContents contents = ArchiveReader.read(archive);

    assertThat(contents.rows()).hasSize(3);
    assertThat(contents.damagedFiles()).isEmpty();
  }

  @Test
  void keepsTheHighestRevisionOfAnInspection() throws IOException {
    InspectionRow first = rows.get(0);
    PartVerdict revised =
        PartVerdict.newBuilder(first.getVerdict())
            .setRevision(1)
            .setRevisionReason("late view")
            .build();
    ArchiveFiles.write(
        archive.resolve("part-0.avro"),
        List.of(new InspectionRow(revised, true, 0, false), first, first));

    ArchiveContents contents = ArchiveReader.read(archive);

    assertThat(contents.rows()).hasSize(1);
    assertThat(contents.rows().get(0).getVerdict().getRevision()).isEqualTo(1);
    assertThat(contents.supersededRows()).isEqualTo(2);
  }

  @Test
  void leavesOutDamagedFilesAndNamesThem() throws IOException {
    ArchiveFiles.write(archive.resolve("good.avro"), rows.subList(0, 5));
    byte[] whole = Files.readAllBytes(ArchiveFiles.write(archive.resolve("cut.avro"), rows));
    Files.write(archive.resolve("cut.avro"), Arrays.copyOf(whole, whole.length * 2 / 3));
    whole[whole.length / 2] ^= 0x55;
    whole[whole.length - 3] ^= 0x55;
    Files.write(archive.resolve("flipped.avro"), whole);
    Files.write(archive.resolve("empty.avro"), new byte[0]);
    Files.writeString(archive.resolve("notes.txt"), "not an archive file");

    ArchiveContents contents = ArchiveReader.read(archive);

    assertThat(contents.rows()).hasSize(5);
    assertThat(contents.damagedFiles())
        .extracting(DamagedFile::name)
        .containsExactly("cut.avro", "empty.avro", "flipped.avro", "notes.txt");
    assertThat(contents.damagedFiles()).extracting(DamagedFile::reason).doesNotContain("");
  }

  @Test
  void leavesOutFilesOfOtherRecords() throws IOException {
    try (DataFileWriter<Suspect> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(Suspect.class))) {
      writer.create(Suspect.getClassSchema(), archive.resolve("other.avro").toFile());
      writer.append(new Suspect("A-1", "no row", ContainmentAction.CHECK));
    }

    ArchiveContents contents = ArchiveReader.read(archive);

    assertThat(contents.rows()).isEmpty();
    assertThat(contents.damagedFiles()).hasSize(1);
  }

  @Test
  void readsAMissingFolderAsAnEmptyArchive() throws IOException {
    ArchiveContents contents = ArchiveReader.read(archive.resolve("nowhere"));

    assertThat(contents.rows()).isEmpty();
    assertThat(contents.filesRead()).isZero();
  }

  @Test
  void keepsWhatLiesInAPeriod() throws IOException {
    ArchiveFiles.write(archive.resolve("part-0.avro"), rows);
    java.time.Instant middle = rows.get(20).getVerdict().getFirstTriggeredAt();

    ArchiveContents contents = ArchiveReader.read(archive);

    List<InspectionRow> before = contents.within(new Period(null, middle)).rows();
    List<InspectionRow> from = contents.within(new Period(middle, null)).rows();
    assertThat(before).isNotEmpty().hasSize(40 - from.size());
    assertThat(from.get(0).getVerdict().getFirstTriggeredAt()).isEqualTo(middle);
  }
}
