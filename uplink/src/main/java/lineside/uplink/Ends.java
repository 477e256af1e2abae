package lineside.uplink;

import java.util.HashMap;
import java.util.Map;
import lineside.schemas.topic.ClientSettings;

/**
 * How both brokers are reached: {@code bootstrap.servers} and what their security asks for.
 *
 * @param line settings of clients of the line
 * @param centre settings of clients of the centre
 */
public record Ends(Map<String, ?> line, Map<String, ?> centre) {
  /** Long enough for the pictures of a file over a slow link. */
  private static final String MAX_POLL_INTERVAL_MS = "1800000";

  Map<String, Object> reading(String group) {
    Map<String, Object> settings = new HashMap<>(line);
    settings.put("group.id", group);
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", "50");
    settings.put("max.poll.interval.ms", MAX_POLL_INTERVAL_MS);
    return settings;
  }

  Map<String, Object> writingToTheCentre() {
    return writing(centre);
  }

  Map<String, Object> writingToTheLine() {
    return writing(line);
  }

  private static Map<String, Object> writing(Map<String, ?> end) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("max.block.ms", "15000");
    settings.putAll(end);
    return settings;
  }
}
