package lineside.ingest.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * One metric family while it is filled: {@code lineside_ingest_NAME}, of a counter with {@code
 * _total} behind it.
 */
final class Family {
  private static final String PREFIX = "lineside_ingest_";

  private final Kind kind;
  private final String name;
  private final String help;
  private final List<Point> points = new ArrayList<>();

  /** What a value does over time. */
  enum Kind {
    /** It only grows, and begins at 0 when ingest starts. */
    COUNTER,
    /** It goes up and down. */
    GAUGE
  }

  private Family(Kind kind, String name, String help) {
    this.kind = kind;
    this.name = PREFIX + name;
    this.help = help;
  }

  static Family counter(String name, String help) {
    return new Family(Kind.COUNTER, name, help);
  }

  static Family gauge(String name, String help) {
    return new Family(Kind.GAUGE, name, help);
  }

  Family add(Labels labels, double value) {
    points.add(new Point(labels, value));
    return this;
  }

  MetricSnapshot snapshot() {
    return switch (kind) {
      case COUNTER -> {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        for (Point point : points) {
          counter.dataPoint(
              CounterDataPointSnapshot.builder()
                  .labels(point.labels())
                  .value(point.value())
                  .build());
        }
        yield counter.build();
      }
      case GAUGE -> {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        for (Point point : points) {
          gauge.dataPoint(
              GaugeDataPointSnapshot.builder().labels(point.labels()).value(point.value()).build());
        }
        yield gauge.build();
      }
    };
  }

  private record Point(Labels labels, double value) {}
}
