package lineside.analyzer.opinion;

import org.jspecify.annotations.Nullable;

/** One record of the request topic as it lies on the broker: a Flink POJO with its coordinates. */
public final class RequestRecord {
  /** Topic name. */
  public String topic = "";

  /** Partition. */
  public int partition;

  /** Offset. */
  public long offset;

  /** The value as it came; null for none. Not to be changed. */
  public byte @Nullable [] value;

  /** For the serializer. */
  public RequestRecord() {}
}
