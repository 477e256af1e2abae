package lineside.bench.figure;

import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param what what was measured
 * @param unit of the value
 * @param value over the rounds
 * @param target what it has to reach; null: for information
 * @param detail subject and baseline in their own units
 */
public record Figure(
    String what, String unit, Spread value, @Nullable Target target, String detail) {
  /** Unit of subject through baseline. */
  public static final String RATIO = "ratio";

  /** For information. */
  public Figure(String what, String unit, Spread value, String detail) {
    this(what, unit, value, null, detail);
  }

  /** Whether the median reaches the target; true where there is none. */
  public boolean holds() {
    return target == null || target.holds(value.median());
  }
}
