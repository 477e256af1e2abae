package lineside.ingest.health;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The usual value of a measure: the median of the first ones. Used by one thread. */
final class Baseline {
  private final int wanted;
  private final List<Double> first = new ArrayList<>();
  private OptionalDouble learned = OptionalDouble.empty();

  /** Learns from the first {@code wanted} values. */
  Baseline(int wanted) {
    this.wanted = wanted;
  }

  void note(double value) {
    if (learned.isPresent()) {
      return;
    }
    first.add(value);
    if (first.size() == wanted) {
      learned = OptionalDouble.of(first.stream().sorted().toList().get(wanted / 2));
      first.clear();
    }
  }

  /** Empty while learning. */
  OptionalDouble value() {
    return learned;
  }
}
