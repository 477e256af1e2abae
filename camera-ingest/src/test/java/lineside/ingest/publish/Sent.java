package lineside.ingest.publish;

import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was found on its topic.
 *
 * @param topic full name of the topic
 * @param key key
 * @param message decoded value
 * @param trigger decoded trigger header, null when there is none
 */
public record Sent(
    String topic, String key, SpecificRecordBase message, @Nullable SpecificRecordBase trigger) {}
