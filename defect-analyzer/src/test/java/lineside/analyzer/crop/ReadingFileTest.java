package lineside.analyzer.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.PlantedCrops;
import lineside.analyzer.simulation.SimulatedArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingFileTest {
  private final CropReading reading = new PlantedCrops(3, 1, 0.1).of(0, 0).reading();
  private final RefusedCrop refused =
      new RefusedCrop("ef".repeat(32), PlantedCrops.MODEL, RefusedCrop.Reason.MISSING, "not there");
  private final ReadCrops crops = new ReadCrops(List.of(reading), List.of(refused), 5);
  @TempDir private Path directory;

  @Test
  void givesBackWhatWasWritten() throws IOException {
    Path file = directory.resolve("a.avro");
    ReadingFile.write(file, crops, Files::newOutputStream);

    ReadCrops back = ReadingFile.read(file);

    CropReading read = back.readings().get(0);
    assertThat(read.judgement()).isEqualTo(reading.judgement());
    assertThat(read.embedding()).isEqualTo(reading.embedding());
    assertThat(read.shape()).isEqualTo(reading.shape());
    assertThat(back.refused()).containsExactly(refused);
  }

  @Test
  void leavesNothingWhenTheDiskIsFull() throws IOException {
    Path file = directory.resolve("a.avro");

    assertThatIOException()
        .isThrownBy(() -> ReadingFile.write(file, crops, FullDisk::new))
        .withMessageContainingAll("readings can't be written", "a.avro", "No space left");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesAFileOfAnotherSchema() throws IOException {
    Path file = directory.resolve("rows.avro");
    ArchiveFiles.write(file, SimulatedArchive.of(41, 2, List.of()).rows());

    assertThatIOException()
        .isThrownBy(() -> ReadingFile.read(file))
        .withMessageContainingAll("no file of readings", "rows.avro");
  }

  /** Takes the file's name and then no more bytes. */
  private static final class FullDisk extends FilterOutputStream {
    FullDisk(Path file) throws IOException {
      super(Files.newOutputStream(file));
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void write(int one) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}
  }
}
