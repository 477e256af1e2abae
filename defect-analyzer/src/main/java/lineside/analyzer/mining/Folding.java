package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import lineside.schemas.record.FactorKind;

/**
 * Folds patterns that are one cause seen twice into the one with most parts: the same factor with
 * the same kind at another station; the same factor at the same station with another kind, because
 * a detector mistakes kinds; the same factor with another kind at another station when at least
 * half of the parts are the same or the other is clearly the rarer one.
 */
final class Folding {
  private static final double SAME_PARTS_SHARE = 0.5;
  private static final double RARER_SHARE = 0.6;
  private static final double SAME_TIME_SHARE = 0.6;

  private Folding() {}

  /** Folds; the result is ordered by affected parts, most first. */
  static List<FoundPattern> fold(List<FoundPattern> patterns) {
    List<FoundPattern> ordered = new ArrayList<>(patterns);
    ordered.sort(
        Comparator.comparingLong((FoundPattern p) -> p.cause().table().defectsUnder())
            .reversed()
            .thenComparingDouble(p -> p.cause().pValue())
            .thenComparing(p -> p.group().key(), GroupKey.ORDER)
            .thenComparing(p -> p.cause().factor().name()));
    List<FoundPattern> kept = new ArrayList<>();
    for (FoundPattern pattern : ordered) {
      int home = homeOf(pattern, kept);
      if (home < 0) {
        kept.add(pattern);
      } else {
        kept.set(home, kept.get(home).with(pattern.cause()));
      }
    }
    return kept;
  }

  private static int homeOf(FoundPattern pattern, List<FoundPattern> kept) {
    for (int i = 0; i < kept.size(); i++) {
      if (isSameCause(kept.get(i), pattern)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isSameCause(FoundPattern major, FoundPattern minor) {
    GroupKey a = major.group().key();
    GroupKey b = minor.group().key();
    if (!a.lineId().equals(b.lineId())
        || !major.cause().factor().sameCauseAs(minor.cause().factor())
        || !isSameTime(major, minor)) {
      return false;
    }
    if (a.kind().equals(b.kind()) || a.stationId().equals(b.stationId())) {
      return true;
    }
    return minor.occurrences().size() <= RARER_SHARE * major.occurrences().size()
        || sharedParts(major, minor) >= SAME_PARTS_SHARE * minor.occurrences().size();
  }

  /** Stretches of time are one when they overlap for most of both; other factors always are. */
  private static boolean isSameTime(FoundPattern major, FoundPattern minor) {
    if (major.cause().factor().kind() != FactorKind.TIME) {
      return true;
    }
    long from = Math.max(start(major), start(minor));
    long to = Math.min(end(major), end(minor));
    long first = Math.min(start(major), start(minor));
    long last = Math.max(end(major), end(minor));
    return to - from >= SAME_TIME_SHARE * (last - first);
  }

  private static long start(FoundPattern pattern) {
    return pattern.partsUnder().get(0).at().toEpochMilli();
  }

  private static long end(FoundPattern pattern) {
    return pattern.partsUnder().get(pattern.partsUnder().size() - 1).at().toEpochMilli();
  }

  private static long sharedParts(FoundPattern major, FoundPattern minor) {
    Set<InspectedPart> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    major.occurrences().forEach(occurrence -> parts.add(occurrence.part()));
    return minor.occurrences().stream().filter(o -> parts.contains(o.part())).count();
  }
}
