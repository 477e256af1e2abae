package lineside.analyzer.mining;

import lineside.schemas.record.FactorKind;

/**
 * What parts may have in common.
 *
 * @param name field or quantity, for example palletId or coolant-temperature
 * @param value for example 5, {@code > 31.5} or {@code 1257 mm}
 */
public record Factor(FactorKind kind, String name, String value) {

  /**
   * Whether both name one cause: the same value, or for a reading the same side of nearly the same
   * limit, because limits are estimates.
   */
  boolean sameCauseAs(Factor other) {
    if (kind != other.kind || !name.equals(other.name)) {
      return false;
    }
    return switch (kind) {
      case PROCESS -> value.charAt(0) == other.value.charAt(0);
      case PERIOD -> true;
      case NONE, PALLET, TOOL, LOT, POSITION -> value.equals(other.value);
    };
  }

  /** Whether both are values of one factor. */
  boolean sharesNameWith(Factor other) {
    return kind == other.kind && name.equals(other.name);
  }
}
