package lineside.analyzer.fusion;

import java.time.Instant;
import java.util.List;
import lineside.analyzer.mining.Factor;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.GroupKey;
import lineside.analyzer.mining.InspectedPart;

/**
 * Which parts a pattern could have spoiled, also parts that it was not mined from. Immutable.
 *
 * @param pattern the pattern
 * @param from for a stretch of time: its first part
 * @param to its last part; {@link Instant#MAX} where it reaches the last part that was mined
 */
record PatternReach(FoundPattern pattern, Instant from, Instant to) {
  /** Whether a part is under the factor. */
  enum Reached {
    YES,
    NO,
    /** The factor is not known of the part, or only shows in its defects. */
    UNKNOWN
  }

  static PatternReach of(FoundPattern pattern) {
    List<InspectedPart> under = pattern.partsUnder();
    List<InspectedPart> base = pattern.group().base();
    if (under.isEmpty() || base.isEmpty()) {
      return new PatternReach(pattern, Instant.MAX, Instant.MAX);
    }
    Instant last = under.get(under.size() - 1).at();
    boolean isOpen = !last.isBefore(base.get(base.size() - 1).at());
    return new PatternReach(pattern, under.get(0).at(), isOpen ? Instant.MAX : last);
  }

  /** Whether findings of a group may be of it: its own station, or where it was also seen. */
  boolean isAt(GroupKey group) {
    return isSame(pattern.group().key(), group)
        || pattern.alsoSeen().stream().anyMatch(test -> isSame(test.group(), group));
  }

  private static boolean isSame(GroupKey a, GroupKey b) {
    return a.lineId().equals(b.lineId()) && a.stationId().equals(b.stationId());
  }

  Reached of(InspectedPart part) {
    Factor factor = pattern.cause().factor();
    return switch (factor.kind()) {
      case PALLET, TOOL, LOT, CAVITY, RECIPE, SHIFT, CATEGORY -> {
        String level = part.levels().get(factor.name());
        yield level == null ? Reached.UNKNOWN : reached(level.equals(factor.value()));
      }
      case PROCESS -> {
        Double value = part.readings().get(factor.name());
        yield value == null ? Reached.UNKNOWN : reached(isBeyond(value, factor.value()));
      }
      case TIME -> reached(!part.at().isBefore(from) && !part.at().isAfter(to));
      case NONE, PERIOD, POSITION, EVERY_NTH, STATION, MODEL -> Reached.UNKNOWN;
    };
  }

  private static Reached reached(boolean isUnder) {
    return isUnder ? Reached.YES : Reached.NO;
  }

  /** Limits are written as a sign and a number. */
  private static boolean isBeyond(double value, String limit) {
    double bound = Double.parseDouble(limit.substring(limit.indexOf(' ') + 1));
    return limit.charAt(0) == '>' ? value > bound : value <= bound;
  }
}
