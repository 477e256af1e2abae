package lineside.schemas.topic;

import java.util.Map;

/**
 * Kafka client settings that the size of frames and the promises ask for. Tested against a broker;
 * the reasons stand in docs/architecture.md.
 */
public final class ClientSettings {
  private ClientSettings() {}

  /**
   * Producer of frames: idempotent, one record a batch without waiting, no compression (images do
   * not compress), room for 16 of the largest frames.
   */
  public static Map<String, String> frameProducer() {
    return Map.of(
        "acks", "all",
        "enable.idempotence", "true",
        "compression.type", "none",
        "linger.ms", "0",
        "batch.size", "16384",
        "max.request.size", Integer.toString(FrameLimits.MAX_RECORD_BYTES),
        "buffer.memory", Long.toString(16L * FrameLimits.MAX_RECORD_BYTES),
        "max.block.ms", "5000",
        "delivery.timeout.ms", "30000",
        "request.timeout.ms", "10000");
  }

  /** Producer of small records: idempotent, a few milliseconds of batching. */
  public static Map<String, String> recordProducer() {
    return Map.of(
        "acks", "all",
        "enable.idempotence", "true",
        "compression.type", "lz4",
        "linger.ms", "2",
        "delivery.timeout.ms", "30000",
        "request.timeout.ms", "10000");
  }

  /**
   * Consumer of frames: bounded in bytes, not in records. Worst case in the heap is {@code
   * max.partition.fetch.bytes} per partition and fetch plus what the source queues.
   */
  public static Map<String, String> frameConsumer() {
    return Map.of(
        "max.partition.fetch.bytes", Integer.toString(FrameLimits.MAX_RECORD_BYTES),
        "fetch.max.bytes", Integer.toString(2 * FrameLimits.MAX_RECORD_BYTES),
        "max.poll.records", "8",
        "fetch.max.wait.ms", "50",
        "isolation.level", "read_uncommitted");
  }
}
