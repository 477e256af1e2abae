package lineside.ingest.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lineside.ingest.books.CameraReport;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.CameraWarning;
import org.jspecify.annotations.Nullable;

/** What the images of cameras say as metrics; cameras of which nothing is known are left out. */
final class HealthMetrics {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final List<CameraReport> cameras;

  HealthMetrics(List<CameraReport> cameras) {
    this.cameras = cameras;
  }

  List<MetricSnapshot> snapshots() {
    List<MetricSnapshot> all = new ArrayList<>();
    all.add(
        gauge(
            "frames_per_second",
            "Images a second over the last 64.",
            CameraHealth::getFramesPerSecond));
    all.add(
        gauge(
            "jitter_seconds",
            "Standard deviation of the time between two of them.",
            health -> health.getJitterMillis() / MILLIS_PER_SECOND));
    all.add(gauge("sharpness", "Variance of the Laplacian.", CameraHealth::getSharpness));
    all.add(
        gauge(
            "sharpness_baseline",
            "Sharpness as learned; absent while learning.",
            CameraHealth::getBaselineSharpness));
    all.add(gauge("brightness", "Mean grey value, 0 to 255.", CameraHealth::getBrightness));
    all.add(
        gauge(
            "brightness_baseline",
            "Brightness as learned; absent while learning.",
            CameraHealth::getBaselineBrightness));
    all.add(warnings());
    all.add(
        counter(
            "images_incomplete",
            "Images of which parts never came.",
            CameraHealth::getIncompleteImages));
    all.add(
        counter(
            "images_suppressed",
            "Images held back because nothing was in view.",
            CameraHealth::getSuppressedImages));
    all.add(
        counter(
            "reconnects",
            "Times that the camera came back after it was away.",
            CameraHealth::getReconnects));
    return all;
  }

  /** A 1 or a 0 for each warning, so that an alert can be written before the first one comes. */
  private MetricSnapshot warnings() {
    Family family =
        Family.gauge("warning", "1 while this is not as it should be, as FROZEN; else 0.");
    for (CameraReport camera : cameras) {
      CameraHealth health = camera.health();
      if (health != null) {
        for (CameraWarning warning : CameraWarning.values()) {
          family.add(
              CameraMetrics.labels(camera).add("warning", warning.name()),
              health.getWarnings().contains(warning) ? 1 : 0);
        }
      }
    }
    return family.snapshot();
  }

  private MetricSnapshot counter(
      String name, String help, Function<CameraHealth, @Nullable Number> value) {
    return filled(Family.counter(name, help), value);
  }

  private MetricSnapshot gauge(
      String name, String help, Function<CameraHealth, @Nullable Number> value) {
    return filled(Family.gauge(name, help), value);
  }

  private MetricSnapshot filled(Family family, Function<CameraHealth, @Nullable Number> value) {
    for (CameraReport camera : cameras) {
      CameraHealth health = camera.health();
      Number known = health == null ? null : value.apply(health);
      if (known != null) {
        family.add(CameraMetrics.labels(camera), known.doubleValue());
      }
    }
    return family.snapshot();
  }
}
