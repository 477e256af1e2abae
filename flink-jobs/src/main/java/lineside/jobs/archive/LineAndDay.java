package lineside.jobs.archive;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** Sorts rows into {@code LINE/DAY} by the event time of the first trigger, UTC. */
public final class LineAndDay implements BucketAssigner<InspectionRow, String> {
  private static final long serialVersionUID = 1L;

  /** What may stand in a folder name; anything else in a line id becomes an underscore. */
  private static final String UNSAFE = "[^A-Za-z0-9_-]";

  @Override
  public String getBucketId(InspectionRow row, Context context) {
    PartVerdict verdict = row.getVerdict();
    String day =
        DateTimeFormatter.ISO_LOCAL_DATE.format(
            verdict.getFirstTriggeredAt().atOffset(ZoneOffset.UTC));
    return verdict.getLineId().replaceAll(UNSAFE, "_") + "/" + day;
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
