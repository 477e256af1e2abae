package lineside.bench.moved;

import lineside.bench.figure.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What became of one figure.
 *
 * @param what benchmark and figure
 * @param kind what became of it
 * @param before the earlier value; null where there was none
 * @param after the later value; null where there is none
 */
public record Move(String what, Kind kind, @Nullable Spread before, @Nullable Spread after) {
  /** What may become of a figure. */
  public enum Kind {
    /** Beyond noise to the side that its target calls better. */
    BETTER,
    /** Beyond noise to the other side. */
    WORSE,
    /** Beyond noise; no target says which way is better. */
    MOVED,
    /** Within noise. */
    SAME,
    /** An absolute value of another machine says nothing about this one. */
    NOT_COMPARED,
    /** Only the later run has it. */
    NEW,
    /** Only the earlier run has it. */
    GONE
  }
}
