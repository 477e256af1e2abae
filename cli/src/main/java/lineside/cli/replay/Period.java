package lineside.cli.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which frames of a topic are wanted, by the time of their trigger.
 *
 * @param from first moment taken; null for no bound
 * @param until first moment not taken any more; null for no bound
 */
public record Period(@Nullable Instant from, @Nullable Instant until) {
  /** Whether a moment lies inside. */
  public boolean contains(Instant moment) {
    return (from == null || !moment.isBefore(from)) && (until == null || moment.isBefore(until));
  }
}
