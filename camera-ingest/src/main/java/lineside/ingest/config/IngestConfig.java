package lineside.ingest.config;

import java.util.List;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.web.WebSettings;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a user sets for ingest; built by {@link IngestConfigLoader}, passed down, never
 * changed.
 *
 * @param bootstrapServers Kafka brokers, {@code host:port} separated by commas
 * @param settings what the cameras have in common
 * @param cameras at least one, with different ids
 * @param web where triggers and images come in by HTTP; null when none do
 */
public record IngestConfig(
    String bootstrapServers,
    IngestSettings settings,
    List<CameraConfig> cameras,
    @Nullable WebSettings web) {
  /** A configuration without HTTP. */
  public IngestConfig(
      String bootstrapServers, IngestSettings settings, List<CameraConfig> cameras) {
    this(bootstrapServers, settings, cameras, null);
  }

  /** Copies the list. */
  public IngestConfig {
    cameras = List.copyOf(cameras);
  }
}
