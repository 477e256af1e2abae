package lineside.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import lineside.ingest.IngestService;
import lineside.ingest.config.IngestConfig;
import lineside.ingest.config.LiveCameras;
import lineside.ingest.config.LiveTriggers;
import lineside.ingest.metrics.MetricsRoute;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.push.FrameRoutes;
import lineside.ingest.web.IngestWeb;
import lineside.ingest.web.TriggerRoutes;
import lineside.ingest.web.WebSettings;

/**
 * What of an ingest can be called by HTTP.
 *
 * @param cameras puts cameras together that may be called
 * @param triggers where triggers come in
 * @param frames where images come in
 */
record IngestCalls(LiveCameras cameras, TriggerRoutes triggers, FrameRoutes frames) {
  static IngestCalls of(IngestConfig config) {
    TriggerRoutes triggers = new TriggerRoutes();
    FrameRoutes frames = new FrameRoutes();
    LiveTriggers sources =
        new LiveTriggers(IngestClock.system(), config.bootstrapServers(), triggers);
    LiveCameras cameras = new LiveCameras(sources, frames, config.settings().journalDir());
    return new IngestCalls(cameras, triggers, frames);
  }

  /**
   * Serves them, and metrics, where the configuration names a port; close to end.
   *
   * @param told hears where, once they are served
   */
  Closeable serve(IngestConfig config, IngestService service, Consumer<String> told)
      throws IOException {
    WebSettings web = config.web();
    if (web == null) {
      return () -> {};
    }
    IngestWeb serving =
        IngestWeb.start(web, List.of(triggers, frames, new MetricsRoute(service::reports)));
    told.accept("http at %s:%d".formatted(web.host(), serving.port()));
    return serving;
  }
}
