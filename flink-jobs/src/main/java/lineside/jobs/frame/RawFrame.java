package lineside.jobs.frame;

import org.jspecify.annotations.Nullable;

/**
 * One record of the frame topic, undecoded: a frame or a camera's mark between frames.
 *
 * <p>It travels from the source to the inspection operator inside one chain and is dropped there:
 * its serializer refuses to copy it or to write it, so it is never copied, never crosses a network
 * edge and is never in state. The arrays are those that the Kafka client handed over; nobody
 * changes them. Compared by identity of the arrays and never used as a key.
 *
 * @param value the record's value; empty when it was null
 * @param triggerHeader the header {@code trigger}, a Trigger in single-object encoding; null when
 *     it was not there
 * @param cameraId the record's key; empty when it was null
 * @param topic topic it was read from
 * @param partition partition, from 0
 * @param offset offset, from 0
 * @param timestampMillis timestamp of the record, milliseconds since 1970 (UTC)
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes of an image: see above.
public record RawFrame(
    byte[] value,
    byte @Nullable [] triggerHeader,
    String cameraId,
    String topic,
    int partition,
    long offset,
    long timestampMillis) {

  /** Name of the Kafka header that holds the encoded trigger. */
  public static final String TRIGGER_HEADER = "trigger";

  /** Where it was read, as {@code topic-partition@offset}. */
  public String coordinates() {
    return topic + "-" + partition + "@" + offset;
  }
}
