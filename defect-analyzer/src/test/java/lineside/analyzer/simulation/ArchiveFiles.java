package lineside.analyzer.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.wire.TrustedRecords;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes rows as the archive's container files. */
public final class ArchiveFiles {
  private ArchiveFiles() {}

  /** Writes {@code rows} to {@code file}. */
  public static Path write(Path file, List<InspectionRow> rows) throws IOException {
    TrustedRecords.trust();
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (DataFileWriter<InspectionRow> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(InspectionRow.class))) {
      writer.create(InspectionRow.getClassSchema(), file.toFile());
      for (InspectionRow row : rows) {
        writer.append(row);
      }
    }
    return file;
  }
}
