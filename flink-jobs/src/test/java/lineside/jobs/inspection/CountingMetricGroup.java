package lineside.jobs.inspection;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Keeps metrics under their dotted names. */
final class CountingMetricGroup extends UnregisteredMetricsGroup {
  final Map<String, Metric> metrics;
  private final String prefix;

  CountingMetricGroup() {
    this("", new TreeMap<>());
  }

  private CountingMetricGroup(String prefix, Map<String, Metric> metrics) {
    this.prefix = prefix;
    this.metrics = metrics;
  }

  long count(String name) {
    return metrics.get(name) instanceof Counter counter ? counter.getCount() : -1;
  }

  @Override
  public Counter counter(String name) {
    Counter counter = super.counter(name);
    metrics.put(prefix + name, counter);
    return counter;
  }

  @Override
  public <H extends Histogram> H histogram(String name, H histogram) {
    metrics.put(prefix + name, histogram);
    return histogram;
  }

  @Override
  public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
    metrics.put(prefix + name, gauge);
    return gauge;
  }

  @Override
  public MetricGroup addGroup(String name) {
    return new CountingMetricGroup(prefix + name + ".", metrics);
  }

  @Override
  public MetricGroup addGroup(String key, String value) {
    return new CountingMetricGroup(prefix + key + "." + value + ".", metrics);
  }
}
