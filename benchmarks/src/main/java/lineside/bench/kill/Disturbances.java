package lineside.bench.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lineside.bench.plant.PlantMap;

/**
 * When the line could not be asked to inspect: until it was up, and from a fault until everything
 * shown by then was accounted for. What is shown at rest has no excuse. Used by one thread.
 */
final class Disturbances {
  /** A part that was shown so shortly before a fault may still be waited for when it comes. */
  private static final Duration BEFORE = Duration.ofMillis(PlantMap.DEADLINE_MILLIS);

  private final long upAtNanos;
  private final List<Span> spans = new ArrayList<>();

  private record Span(long from, long to) {}

  /** The line is up from a moment on, nanoTime. */
  Disturbances(long upAtNanos) {
    this.upAtNanos = upAtNanos;
  }

  /** A fault began and was made good, nanoTime. */
  void add(long beganAtNanos, long overAtNanos) {
    spans.add(new Span(beganAtNanos - BEFORE.toNanos(), overAtNanos));
  }

  /** Whether nothing excuses the line for what was shown at a moment, nanoTime. */
  boolean isAtRest(long nanos) {
    return nanos >= upAtNanos
        && spans.stream().noneMatch(span -> nanos >= span.from() && nanos <= span.to());
  }
}
