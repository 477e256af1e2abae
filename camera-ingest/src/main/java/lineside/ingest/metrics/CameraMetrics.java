package lineside.ingest.metrics;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.books.CameraReport;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LossReason;

/**
 * The books of cameras as metrics, with the labels {@code line} and {@code camera}. Of each camera,
 * triggers = delivered + the sum of losses over all reasons + open triggers.
 */
final class CameraMetrics {
  /** Reason of losses that an earlier run recorded: its journal counts them without reasons. */
  static final String BEFORE_RESTART = "BEFORE_RESTART";

  private static final double MILLIS_PER_SECOND = 1e3;

  private final List<CameraReport> cameras;

  CameraMetrics(List<CameraReport> cameras) {
    this.cameras = cameras;
  }

  static Labels labels(CameraReport camera) {
    return Labels.of("line", camera.books().lineId(), "camera", camera.books().cameraId());
  }

  List<MetricSnapshot> snapshots() {
    List<MetricSnapshot> all = new ArrayList<>();
    all.add(
        gauge(
            "up",
            "1 while the camera is connected, 0 while it is absent or has stopped.",
            books -> books.status() == CameraStatus.CONNECTED ? 1 : 0));
    counts(all);
    waiting(all);
    return all;
  }

  private void counts(List<MetricSnapshot> all) {
    all.add(
        counter("triggers", "Triggers accepted in the journal's epoch.", CameraBooks::triggered));
    all.add(counter("frames_captured", "Images captured in the epoch.", CameraBooks::captured));
    all.add(
        counter(
            "frames_delivered",
            "Frames that Kafka has acknowledged in the epoch.",
            CameraBooks::acknowledged));
    all.add(losses());
    all.add(
        counter(
            "captured_bytes",
            "Encoded size of the images captured since ingest started.",
            CameraBooks::capturedBytes));
    all.add(gauge("triggers_open", "Triggers without an outcome yet.", CameraBooks::open));
  }

  private void waiting(List<MetricSnapshot> all) {
    all.add(gauge("memory_frames", "Frames in memory.", books -> books.memory().frames()));
    all.add(gauge("memory_bytes", "Their encoded size.", books -> books.memory().bytes()));
    all.add(
        gauge(
            "memory_bound_bytes",
            "Most bytes of frames that the camera may have in memory.",
            books -> books.memory().boundBytes()));
    all.add(gauge("spool_frames", "Frames on disk.", books -> books.spool().frames()));
    all.add(gauge("spool_bytes", "Disk that the spool takes.", books -> books.spool().bytes()));
    all.add(
        gauge(
            "spool_bound_bytes",
            "Most disk that the spool may take.",
            books -> books.spool().boundBytes()));
    all.add(
        gauge(
            "oldest_frame_seconds",
            "Age of the oldest frame that waits, 0 when none does.",
            books -> books.spool().oldestMillis() / MILLIS_PER_SECOND));
    all.add(
        gauge(
            "spool_torn_bytes",
            "Bytes of a torn last record that were cut off when the spool was opened.",
            books -> books.spool().tornBytes()));
    all.add(
        gauge(
            "spool_damaged_bytes",
            "Bytes before it in which no record was found when the spool was opened.",
            books -> books.spool().damagedBytes()));
  }

  private MetricSnapshot losses() {
    Family family = Family.counter("losses", "Losses recorded in the epoch, by reason.");
    for (CameraReport camera : cameras) {
      CameraBooks books = camera.books();
      long earlier = books.lost();
      for (Map.Entry<LossReason, Long> reason : books.lostByReason().entrySet()) {
        earlier -= reason.getValue();
        family.add(labels(camera).add("reason", reason.getKey().name()), reason.getValue());
      }
      family.add(labels(camera).add("reason", BEFORE_RESTART), (double) earlier);
    }
    return family.snapshot();
  }

  private MetricSnapshot counter(String name, String help, ToDoubleFunction<CameraBooks> value) {
    return filled(Family.counter(name, help), value);
  }

  private MetricSnapshot gauge(String name, String help, ToDoubleFunction<CameraBooks> value) {
    return filled(Family.gauge(name, help), value);
  }

  private MetricSnapshot filled(Family family, ToDoubleFunction<CameraBooks> value) {
    for (CameraReport camera : cameras) {
      family.add(labels(camera), value.applyAsDouble(camera.books()));
    }
    return family.snapshot();
  }
}
