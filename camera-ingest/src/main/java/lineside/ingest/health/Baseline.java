package lineside.ingest.health;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The usual value of a measure, learned from its first values. Used by one thread. */
final class Baseline {
  private final int wanted;
  private final double rank;
  private final List<Double> first = new ArrayList<>();
  private @Nullable Double learned;

  private Baseline(int wanted, double rank) {
    this.wanted = wanted;
    this.rank = rank;
  }

  /** The median of the first {@code wanted} values. */
  static Baseline median(int wanted) {
    return new Baseline(wanted, 0.5);
  }

  /** The least of the first {@code wanted} values. */
  static Baseline least(int wanted) {
    return new Baseline(wanted, 0);
  }

  /** Takes what an earlier run has learned; null when it had not. */
  void know(@Nullable Double value) {
    learned = value;
  }

  /**
   * Takes a value.
   *
   * @return true when this was the last one that was needed
   */
  boolean note(double value) {
    if (learned != null) {
      return false;
    }
    first.add(value);
    if (first.size() < wanted) {
      return false;
    }
    learned = first.stream().sorted().toList().get((int) (rank * wanted));
    first.clear();
    return true;
  }

  /** Empty while learning. */
  OptionalDouble value() {
    Double known = learned;
    return known == null ? OptionalDouble.empty() : OptionalDouble.of(known);
  }

  /** Null while learning. */
  @Nullable Double known() {
    return learned;
  }
}
