package lineside.jobs.topic;

import org.jspecify.annotations.Nullable;

/** One record of a small topic as it lies on the broker: a Flink POJO with its coordinates. */
public final class TopicRecord {
  /** Topic name. */
  public String topic = "";

  /** Partition. */
  public int partition;

  /** Offset. */
  public long offset;

  /** The key as it came; null for none. Not to be changed. */
  public byte @Nullable [] key;

  /** The value as it came; null for a tombstone. Not to be changed. */
  public byte @Nullable [] value;

  /** For the serializer. */
  public TopicRecord() {}
}
