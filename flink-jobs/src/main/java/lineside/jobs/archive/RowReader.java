package lineside.jobs.archive;

import java.io.IOException;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.wire.TrustedRecords;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.connector.file.sink.compactor.RecordWiseFileCompactor;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of one file for its compaction, whatever schema version wrote them. Used by one
 * thread.
 */
final class RowReader implements RecordWiseFileCompactor.Reader<InspectionRow> {
  private final DataFileStream<InspectionRow> rows;

  private RowReader(DataFileStream<InspectionRow> rows) {
    this.rows = rows;
  }

  /** Opens {@code file}; the caller closes the reader. */
  static RowReader open(Path file) throws IOException {
    TrustedRecords.trust();
    return new RowReader(
        new DataFileStream<>(
            file.getFileSystem().open(file), new SpecificDatumReader<>(InspectionRow.class)));
  }

  @Override
  public @Nullable InspectionRow read() {
    return rows.hasNext() ? rows.next() : null;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
