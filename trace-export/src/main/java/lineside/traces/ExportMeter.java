package lineside.traces;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What was told to the collector. Names are as Prometheus shows them: {@code
 * lineside_traces_spans_total}. Thread-safe.
 */
public final class ExportMeter {
  private final Counter spans;
  private final Counter failures;
  private final Counter givenUp;

  /** Counts in a registry that the caller owns. */
  public ExportMeter(MeterRegistry registry) {
    spans = Counter.builder("lineside.traces.spans").register(registry);
    failures = Counter.builder("lineside.traces.failed.attempts").register(registry);
    givenUp = Counter.builder("lineside.traces.given.up.spans").register(registry);
  }

  void told(int count) {
    spans.increment(count);
  }

  void failed() {
    failures.increment();
  }

  void givenUp(int count) {
    givenUp.increment(count);
  }

  /** Spans that the collector took. */
  public long spans() {
    return (long) spans.count();
  }

  /** Attempts that failed. */
  public long failures() {
    return (long) failures.count();
  }

  /** Spans that the collector refused again and again. */
  public long spansGivenUp() {
    return (long) givenUp.count();
  }
}
