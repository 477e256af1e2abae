package lineside.console.shape;

import org.jspecify.annotations.Nullable;

/**
 * Inspections of a shift, by their highest revision.
 *
 * @param parts all of them
 * @param firstPassYield share of first attempts that were OK; null when there was none
 */
public record CountShape(
    long ok,
    long notOk,
    long notDecidable,
    long undefined,
    long parts,
    long firstPassParts,
    long firstPassOk,
    @Nullable Double firstPassYield) {
  /** Of nothing. */
  public static final CountShape NONE = new CountShape(0, 0, 0, 0, 0, 0, 0, null);
}
