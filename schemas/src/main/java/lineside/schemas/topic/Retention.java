package lineside.schemas.topic;

import java.time.Duration;
import java.util.Map;

/** How long a topic keeps its records. */
enum Retention {
  /** For ever: books and decisions. */
  KEPT,
  /** The last record of each key. */
  COMPACTED,
  /** A month: verdicts and what they were asked for. */
  THIRTY_DAYS,
  /** Four hours and at most 20 GiB a partition: pictures. */
  FRAMES;

  private static final long FRAME_BYTES = 20L << 30;
  private static final int FRAME_SEGMENT_BYTES = 256 << 20;

  Map<String, String> configuration() {
    return switch (this) {
      case KEPT -> Map.of("cleanup.policy", "delete", "retention.ms", "-1");
      case COMPACTED -> Map.of("cleanup.policy", "compact");
      case THIRTY_DAYS ->
          Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(30)));
      case FRAMES ->
          Map.of(
              "cleanup.policy",
              "delete",
              "retention.ms",
              millis(Duration.ofHours(4)),
              "retention.bytes",
              Long.toString(FRAME_BYTES),
              "segment.bytes",
              Integer.toString(FRAME_SEGMENT_BYTES));
    };
  }

  private static String millis(Duration age) {
    return Long.toString(age.toMillis());
  }
}
