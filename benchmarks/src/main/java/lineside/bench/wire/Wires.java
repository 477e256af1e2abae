package lineside.bench.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** What passes between places, by their numbers. Thread-safe. */
final class Wires {
  /** Nothing. */
  static final long CUT = -1;

  private final int places;
  private final AtomicLongArray nanos;

  /** Everything passes between so many places. */
  Wires(int places) {
    this.places = places;
    this.nanos = new AtomicLongArray(places * places);
  }

  /** How much longer a packet takes, nanoseconds, or {@link #CUT}. */
  long between(int from, int to) {
    return nanos.get(from * places + to);
  }

  void cut(int one, int other) {
    set(one, other, CUT);
  }

  void delay(int one, int other, Duration longer) {
    set(one, other, longer.toNanos());
  }

  void mend() {
    for (int at = 0; at < nanos.length(); at++) {
      nanos.set(at, 0);
    }
  }

  private void set(int one, int other, long value) {
    for (int at : Arrays.asList(one * places + other, other * places + one)) {
      nanos.set(at, value);
    }
  }
}
