package lineside.cli.score;

import org.jspecify.annotations.Nullable;

/**
 * A cause of defects that was planted.
 *
 * @param factorKind as in FactorKind
 * @param periodMm for PERIOD, millimetres between two marks
 * @param partsTouched parts that got a defect from it
 */
public record Cause(
    String causeId,
    String kind,
    String lineId,
    String stationId,
    String factorKind,
    String factorName,
    String factorValue,
    @Nullable Double periodMm,
    int partsTouched) {}
