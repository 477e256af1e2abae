package lineside.ingest.config;

import java.util.List;
import lineside.ingest.agent.IngestSettings;

/**
 * Everything that a user sets for ingest; built by {@link IngestConfigLoader}, passed down, never
 * changed.
 *
 * @param bootstrapServers Kafka brokers, {@code host:port} separated by commas
 * @param settings what the cameras have in common
 * @param cameras at least one, with different ids
 */
public record IngestConfig(
    String bootstrapServers, IngestSettings settings, List<CameraConfig> cameras) {
  /** Copies the list. */
  public IngestConfig {
    cameras = List.copyOf(cameras);
  }
}
