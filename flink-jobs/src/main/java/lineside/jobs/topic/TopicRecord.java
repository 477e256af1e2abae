package lineside.jobs.topic;

import java.nio.charset.StandardCharsets;
import lineside.schemas.identity.Identities;
import org.jspecify.annotations.Nullable;

/** One record of a small topic as it lies on the broker: a Flink POJO with its coordinates. */
public final class TopicRecord {
  /** Topic name. */
  public String topic = "";

  /** Partition. */
  public int partition;

  /** Offset. */
  public long offset;

  /** Time that the record carries, milliseconds since 1970. */
  public long timestampMillis;

  /** The key as it came; null for none. Not to be changed. */
  public byte @Nullable [] key;

  /** The value as it came; null for a tombstone. Not to be changed. */
  public byte @Nullable [] value;

  /** For the serializer. */
  public TopicRecord() {}

  /** The key as text; empty for none. */
  String keyText() {
    byte[] bytes = key;
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Where it lies and what it holds, which tells it from every other record. */
  String[] place() {
    byte[] bytes = value;
    return new String[] {
      topic,
      Integer.toString(partition),
      Long.toString(offset),
      Identities.sha256Hex(bytes == null ? new byte[0] : bytes)
    };
  }
}
