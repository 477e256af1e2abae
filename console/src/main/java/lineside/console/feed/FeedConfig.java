package lineside.console.feed;

import java.util.HashMap;
import java.util.Map;
import lineside.schemas.access.BrokerAccess;

/**
 * Where and how topics are read.
 *
 * @param bootstrapServers the broker
 * @param pictures whether live pictures are shown
 */
public record FeedConfig(String bootstrapServers, Pictures pictures) {
  /** Whether frames are read as well. */
  public enum Pictures {
    /** The latest of each camera. */
    LIVE,
    /** None: evidence alone is shown. */
    NONE
  }

  Map<String, Object> consumer(String purpose) {
    Map<String, Object> settings = new HashMap<>(BrokerAccess.settings());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", "lineside-console-" + purpose);
    settings.put("enable.auto.commit", "false");
    settings.put("allow.auto.create.topics", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("max.poll.records", "1000");
    settings.put("fetch.max.wait.ms", "50");
    settings.put("fetch.max.bytes", Integer.toString(8 << 20));
    settings.put("default.api.timeout.ms", "5000");
    settings.put("request.timeout.ms", "4500");
    settings.put("reconnect.backoff.max.ms", "2000");
    return settings;
  }

  Map<String, Object> admin() {
    Map<String, Object> settings = new HashMap<>(BrokerAccess.settings());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", "lineside-console-admin");
    settings.put("default.api.timeout.ms", "3000");
    settings.put("request.timeout.ms", "2500");
    settings.put("reconnect.backoff.max.ms", "2000");
    return settings;
  }
}
