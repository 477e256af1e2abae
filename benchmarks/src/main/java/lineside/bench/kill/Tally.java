package lineside.bench.kill;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * How many of some things came to nothing.
 *
 * @param all things
 * @param nothing of them that came to nothing
 * @param allAtRest things while no fault was there
 * @param nothingAtRest of those that came to nothing
 */
record Tally(long all, long nothing, long allAtRest, long nothingAtRest) {
  /** Counts. */
  static <T> Tally of(Collection<T> things, Predicate<T> isNothing, Predicate<T> isAtRest) {
    return new Tally(
        things.size(),
        things.stream().filter(isNothing).count(),
        things.stream().filter(isAtRest).count(),
        things.stream().filter(isAtRest.and(isNothing)).count());
  }

  /** The share that came to nothing; 0 of none. */
  double share() {
    return (double) nothing / Math.max(1, all);
  }
}
