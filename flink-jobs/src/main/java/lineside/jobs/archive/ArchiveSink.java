package lineside.jobs.archive;

import java.nio.file.Path;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.wire.TrustedRecords;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.compactor.FileCompactStrategy;
import org.apache.flink.connector.file.sink.compactor.RecordWiseFileCompactor;
import org.apache.flink.formats.avro.AvroWriters;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Builds the sink of the archive: Avro container files of {@link InspectionRow}, exactly once, each
 * finished with a checkpoint. A file whose name begins with a dot is still being written or waits
 * for its compaction.
 *
 * <p>What waits is in every checkpoint and savepoint: a drained job compacts it at once, a job that
 * is stopped or cancelled goes on with it when it is started from there, by whatever {@link
 * ArchiveCompaction} it is started with. Only a job that is started without its state leaves the
 * rows of the latest checkpoints in hidden files.
 *
 * <p>The sink's own way to switch compaction off is not used, not even for one checkpoint a file:
 * on a start with state it writes each waiting file byte by byte behind the header of a new one,
 * and no reader gets past that (seen with Flink 2.2.1).
 */
public final class ArchiveSink {
  /** How the name of a finished file ends. */
  public static final String SUFFIX = ".avro";

  private ArchiveSink() {}

  /** Writes below {@code archive}, one folder per line and day. */
  public static FileSink<InspectionRow> of(Path archive, ArchiveCompaction compaction) {
    TrustedRecords.trust();
    return FileSink.forBulkFormat(
            new org.apache.flink.core.fs.Path(archive.toUri()),
            AvroWriters.forSpecificRecord(InspectionRow.class))
        .withBucketAssigner(new LineAndDay())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix("rows").withPartSuffix(SUFFIX).build())
        .enableCompact(
            FileCompactStrategy.Builder.newBuilder()
                .enableCompactionOnCheckpoint(compaction.checkpoints())
                .setNumCompactThreads(1)
                .build(),
            new RecordWiseFileCompactor<>(RowReader::open))
        .build();
  }
}
