package lineside.cli.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a process of its own tells Prometheus what it does. */
final class MetricsPort {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description = "Serves what it counts as /metrics on this port (default: nowhere).")
  private @Nullable Integer port;

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Serves until it is closed. */
  Closeable serve() throws IOException {
    if (port == null) {
      return () -> {};
    }
    return HTTPServer.builder()
        .port(port)
        .registry(registry.getPrometheusRegistry())
        .buildAndStart();
  }
}
