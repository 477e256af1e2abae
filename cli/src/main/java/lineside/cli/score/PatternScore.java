package lineside.cli.score;

import java.util.List;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares the patterns that were found with the causes that were planted. A cause counts as
 * planted once it touched {@value #PARTS_TO_BE_FOUND} parts; a pattern that names no planted cause,
 * however few parts it touched, is false.
 */
public final class PatternScore {
  /** Below, chance alone may hide a cause. */
  public static final int PARTS_TO_BE_FOUND = 15;

  private static final double PERIOD_TOLERANCE = 0.02;

  private PatternScore() {}

  /** Null when it is not known what was planted. */
  public static Summary.@Nullable Patterns of(Truth truth, List<Pattern> patterns) {
    return truth.causes().map(causes -> compare(causes, patterns)).orElse(null);
  }

  /** True when the pattern names the cause as what stands out most. */
  public static boolean names(Pattern pattern, Cause cause) {
    return pattern.getLineId().equals(cause.lineId())
        && pattern.getStationId().equals(cause.stationId())
        && pattern.getDefectKind().equals(cause.kind())
        && pattern.getFactorKind().name().equals(cause.factorKind())
        && namesFactor(pattern, cause);
  }

  private static Summary.Patterns compare(List<Cause> causes, List<Pattern> patterns) {
    List<Cause> planted =
        causes.stream().filter(cause -> cause.partsTouched() >= PARTS_TO_BE_FOUND).toList();
    long found =
        planted.stream()
            .filter(cause -> patterns.stream().anyMatch(pattern -> names(pattern, cause)))
            .count();
    long falseFound =
        patterns.stream()
            .filter(pattern -> causes.stream().noneMatch(cause -> names(pattern, cause)))
            .count();
    return new Summary.Patterns(planted.size(), found, falseFound);
  }

  private static boolean namesFactor(Pattern pattern, Cause cause) {
    if (pattern.getFactorKind() == FactorKind.PERIOD) {
      Double expected = cause.periodMm();
      Double found = pattern.getPeriodMm();
      return expected != null
          && found != null
          && Math.abs(found - expected) <= PERIOD_TOLERANCE * expected;
    }
    if (pattern.getFactorKind() == FactorKind.PROCESS) {
      return pattern.getFactorName().equals(cause.factorName())
          && directionOf(pattern.getFactorValue()) == directionOf(cause.factorValue());
    }
    return pattern.getFactorValue().equals(cause.factorValue());
  }

  /** The comparison sign before a limit such as {@code > 31.5}; a bare value has none. */
  private static char directionOf(String value) {
    return value.isEmpty() || Character.isDigit(value.charAt(0)) ? '>' : value.charAt(0);
  }
}
