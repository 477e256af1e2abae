package lineside.analyzer.mining;

import lineside.schemas.record.FactorKind;

/**
 * What parts may have in common.
 *
 * @param name field or quantity, for example palletId or coolant-temperature
 * @param value for example 5, {@code > 31.5}, {@code 1257 mm} or {@code since 2026-03-02 07:10:00}
 */
public record Factor(FactorKind kind, String name, String value) {

  /**
   * Whether both name one cause: the same value, or for a reading the same side of nearly the same
   * limit, because limits are estimates. Stretches of time are compared by their parts.
   */
  boolean sameCauseAs(Factor other) {
    if (kind != other.kind || !name.equals(other.name)) {
      return false;
    }
    return switch (kind) {
      case PROCESS -> value.charAt(0) == other.value.charAt(0);
      case PERIOD, TIME -> true;
      case NONE,
          PALLET,
          TOOL,
          LOT,
          POSITION,
          CAVITY,
          RECIPE,
          SHIFT,
          STATION,
          MODEL,
          CATEGORY,
          EVERY_NTH ->
          value.equals(other.value);
    };
  }

  /**
   * Whether a group has room for only one of the two: values that are estimated would be found
   * again, a little beside, in what is left.
   */
  boolean excludes(Factor other) {
    boolean isEstimated =
        switch (kind) {
          case PROCESS, PERIOD, TIME, POSITION, EVERY_NTH, MODEL, SHIFT -> true;
          case NONE, PALLET, TOOL, LOT, CAVITY, RECIPE, STATION, CATEGORY -> false;
        };
    return kind == other.kind
        && name.equals(other.name)
        && (isEstimated || value.equals(other.value));
  }
}
