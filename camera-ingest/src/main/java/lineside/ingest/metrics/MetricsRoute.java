package lineside.ingest.metrics;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import lineside.ingest.books.CameraReport;
import lineside.ingest.web.Routes;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /metrics}: the books and the health of every camera and the memory of the process for
 * Prometheus, in its text format or in OpenMetrics as the caller asks. Everything is read when it
 * is asked for; no camera spends time on it. Names begin with {@code lineside_ingest_}.
 * Thread-safe.
 */
public final class MetricsRoute implements Routes {
  private final Supplier<List<CameraReport>> cameras;
  private final ExpositionFormats formats = ExpositionFormats.init();

  /** Tells of the cameras that {@code cameras} gives at each call. */
  public MetricsRoute(Supplier<List<CameraReport>> cameras) {
    this.cameras = cameras;
  }

  @Override
  public void addTo(Javalin server) {
    server.get("/metrics", this::answer);
  }

  private void answer(Context call) throws IOException {
    ExpositionFormatWriter writer = writer(call.header(Header.ACCEPT));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, snapshots());
    call.contentType(writer.getContentType()).result(text.toByteArray());
  }

  /** One of the text formats: a writer of protocol buffers would be found, but is not there. */
  private ExpositionFormatWriter writer(@Nullable String accept) {
    ExpositionFormatWriter openMetrics = formats.getOpenMetricsTextFormatWriter();
    return accept != null && openMetrics.accepts(accept)
        ? openMetrics
        : formats.getPrometheusTextFormatWriter();
  }

  private MetricSnapshots snapshots() {
    List<CameraReport> now = cameras.get();
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    new CameraMetrics(now).snapshots().forEach(all::metricSnapshot);
    new HealthMetrics(now).snapshots().forEach(all::metricSnapshot);
    ProcessMetrics.snapshots().forEach(all::metricSnapshot);
    return all.build();
  }
}
