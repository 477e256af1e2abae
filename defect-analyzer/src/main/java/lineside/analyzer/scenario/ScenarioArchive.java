package lineside.analyzer.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.wire.TrustedRecords;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes the rows of a plant as the container files of an archive, many rows a file. */
public final class ScenarioArchive implements AutoCloseable {
  private static final int ROWS_PER_FILE = 20_000;

  private final Path directory;
  private final DataFileWriter<InspectionRow> writer =
      new DataFileWriter<>(new SpecificDatumWriter<>(InspectionRow.class));
  private long rows;
  private long crops;

  private ScenarioArchive(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes what {@code plant} leaves.
   *
   * @return crops that the rows name
   */
  public static long write(Path directory, SimulatedPlant plant) throws IOException {
    TrustedRecords.trust();
    Files.createDirectories(directory);
    try (ScenarioArchive archive = new ScenarioArchive(directory)) {
      plant.run(archive::add);
      return archive.crops;
    } catch (UncheckedIOException e) {
      throw new IOException("archive not written: " + directory, e);
    }
  }

  private void add(InspectionRow row) {
    try {
      if (rows % ROWS_PER_FILE == 0) {
        writer.close();
        writer.create(
            InspectionRow.getClassSchema(),
            directory.resolve("part-%05d.avro".formatted(rows / ROWS_PER_FILE)).toFile());
      }
      writer.append(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows++;
    row.getVerdict().getViews().forEach(view -> crops += view.getFindings().size());
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
