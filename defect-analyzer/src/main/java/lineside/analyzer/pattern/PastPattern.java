package lineside.analyzer.pattern;

import java.time.Instant;
import lineside.schemas.record.FactorKind;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as an earlier report stated it, as far as it is needed to know it again.
 *
 * @param sinceLow start of the interval of the moment since when; null when it had none
 * @param sinceHigh end of it
 * @param totalCost what it cost then
 */
public record PastPattern(
    String patternId,
    String title,
    Place place,
    FactorKind factorKind,
    String factorName,
    String factorValue,
    @Nullable Instant sinceLow,
    @Nullable Instant sinceHigh,
    Counts counts,
    double totalCost) {

  /** Where it was found. */
  public record Place(String lineId, String stationId, String kind) {}

  /** Parts under the factor, and those of them with the defect. */
  public record Counts(long defects, long parts) {}
}
