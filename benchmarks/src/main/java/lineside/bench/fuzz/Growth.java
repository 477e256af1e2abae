package lineside.bench.fuzz;

import java.util.OptionalDouble;

/** What something holds over time; a look that failed is none. Used by one thread. */
final class Growth {
  private long first = -1;
  private long last = -1;
  private int measured;

  /** Took a look; the first one counts as early, the last one as late. */
  void measured(long bytes) {
    first = measured == 0 ? bytes : first;
    last = bytes;
    measured++;
  }

  /** Took a look and saw nothing: what was seen before is not what is held now. */
  void missed() {
    last = -1;
  }

  /** Bytes at the first look; negative when there was none. */
  long firstBytes() {
    return first;
  }

  /** Bytes at the last look; negative when that saw nothing. */
  long lastBytes() {
    return last;
  }

  /** The last through the first; empty when that was not measured, at two looks. */
  OptionalDouble ratio() {
    return measured < 2 || first <= 0 || last < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) last / first);
  }
}
