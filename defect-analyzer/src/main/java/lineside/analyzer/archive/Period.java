package lineside.analyzer.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From one moment up to another.
 *
 * @param from inclusive; null for no bound
 * @param to exclusive; null for no bound
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {
  /** All time. */
  public static final Period ALL = new Period(null, null);

  /** Refuses a period that holds nothing. */
  public Period {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException("period from " + from + " to " + to + " is empty");
    }
  }

  /** Whether {@code at} lies in it. */
  public boolean holds(Instant at) {
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }
}
