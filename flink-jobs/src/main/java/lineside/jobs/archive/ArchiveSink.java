package lineside.jobs.archive;

import java.nio.file.Path;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.wire.TrustedRecords;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.formats.avro.AvroWriters;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Builds the sink of the archive: Avro container files of {@link InspectionRow}, exactly once, each
 * finished with a checkpoint. A file whose name begins with a dot is still being written.
 */
public final class ArchiveSink {
  /** How the name of a finished file ends. */
  public static final String SUFFIX = ".avro";

  private ArchiveSink() {}

  /** Writes below {@code archive}, one folder per line and day. */
  public static FileSink<InspectionRow> of(Path archive) {
    TrustedRecords.trust();
    return FileSink.forBulkFormat(
            new org.apache.flink.core.fs.Path(archive.toUri()),
            AvroWriters.forSpecificRecord(InspectionRow.class))
        .withBucketAssigner(new LineAndDay())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix("rows").withPartSuffix(SUFFIX).build())
        .build();
  }
}
