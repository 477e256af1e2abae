package lineside.console.store;

import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was read.
 *
 * @param place where it was read
 * @param at its time on the broker, milliseconds since 1970 (UTC)
 * @param key as text
 * @param value its bytes, never changed; null for a tombstone
 * @param content what it says; null for a tombstone or when nobody can read it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes in bulk, never compared
public record TopicMessage(
    Place place,
    long at,
    String key,
    byte @Nullable [] value,
    @Nullable SpecificRecordBase content) {

  /** A position in a topic. */
  public record Place(Topic topic, int partition, long offset) {}

  /** Whether there are bytes that nobody can read. */
  public boolean isUnreadable() {
    return value != null && content == null;
  }
}
