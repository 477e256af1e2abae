package lineside.analyzer.simulation;

import lineside.schemas.record.FactorKind;

/**
 * A cause that the simulation plants.
 *
 * @param value pallet, tool or lot; for PROCESS the limit above which it acts; for PERIOD the
 *     millimetres
 * @param rate probability that a part under it shows the defect
 * @param rises whether the rate grows from nothing to twice {@code rate} over the run
 */
public record PlantedCause(
    FactorKind factorKind,
    String factorName,
    String value,
    String lineId,
    String stationId,
    String kind,
    double rate,
    boolean rises) {}
