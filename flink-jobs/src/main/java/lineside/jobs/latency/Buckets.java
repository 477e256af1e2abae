package lineside.jobs.latency;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * A histogram with the buckets of Prometheus: unlike the quantiles that Flink gives, they can be
 * added up over tasks and times. One thread observes, reporters read at any time.
 *
 * <p>Its numbers are {@code bucket} with the label {@code le} in seconds, {@code sumSeconds} and
 * {@code count}.
 */
final class Buckets {
  /** Upper bounds in seconds: those that Prometheus' clients use, and a millisecond. */
  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private static final double MICROS_PER_SECOND = 1e6;

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length + 1);
  private final LongAdder sumMicros = new LongAdder();

  /** Registers its numbers. */
  Buckets(MetricGroup group) {
    for (int i = 0; i <= BOUNDS.length; i++) {
      int last = i;
      String bound = i < BOUNDS.length ? Double.toString(BOUNDS[i]) : "+Inf";
      group.addGroup("le", bound).gauge("bucket", (Gauge<Long>) () -> upTo(last));
    }
    group.gauge("count", (Gauge<Long>) () -> upTo(BOUNDS.length));
    group.gauge("sumSeconds", (Gauge<Double>) () -> sumMicros.sum() / MICROS_PER_SECOND);
  }

  /** Counts one; clocks of two machines that differ may make it negative, which is taken as 0. */
  void observe(long micros) {
    long taken = Math.max(0, micros);
    int bucket = 0;
    while (bucket < BOUNDS.length && taken > BOUNDS[bucket] * MICROS_PER_SECOND) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    sumMicros.add(taken);
  }

  private long upTo(int last) {
    long sum = 0;
    for (int i = 0; i <= last; i++) {
      sum += counts.get(i);
    }
    return sum;
  }
}
