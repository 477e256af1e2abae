package lineside.analyzer.pattern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineside.analyzer.mining.Factor;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.GroupKey;
import lineside.analyzer.mining.RateCourse;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.ComparedState;

/**
 * What changed since the report before: each pattern is known again by its place, kind and factor,
 * where a limit, a period or a moment may be estimated a little differently, and keeps its id.
 *
 * @param entries one for each pattern, in the same order
 * @param gone patterns of the report before that are no longer found
 * @param before the report compared with; empty when there is none
 */
public record Comparison(List<Entry> entries, List<PastPattern> gone, Optional<PastReport> before) {
  private static final double PERIOD_TOLERANCE = 0.02;

  /** A rate changed when the two differ by more than this many standard errors. */
  private static final double CHANGED_FROM = 3;

  /** Copies the lists. */
  public Comparison {
    entries = List.copyOf(entries);
    gone = List.copyOf(gone);
  }

  /** The id of a pattern and its state. */
  public record Entry(String patternId, ComparedState state, Optional<PastPattern> past) {}

  /** Compares. */
  public static Comparison of(List<FoundPattern> patterns, Optional<PastReport> before) {
    List<PastPattern> past = before.map(PastReport::patterns).orElse(List.of());
    Set<PastPattern> used = new HashSet<>();
    Map<String, Integer> ids = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (FoundPattern pattern : patterns) {
      Optional<PastPattern> same =
          past.stream().filter(p -> !used.contains(p) && isSame(pattern, p)).findFirst();
      same.ifPresent(used::add);
      String id = same.map(PastPattern::patternId).orElseGet(() -> idOf(pattern));
      // Two patterns never share an id: a new one that would takes the next.
      int count = ids.merge(id, 1, Integer::sum);
      String own = count == 1 ? id : Identities.idOf("pattern", id, Integer.toString(count));
      entries.add(new Entry(own, same.map(p -> state(pattern, p)).orElse(ComparedState.NEW), same));
    }
    return new Comparison(entries, past.stream().filter(p -> !used.contains(p)).toList(), before);
  }

  private static String idOf(FoundPattern pattern) {
    GroupKey group = pattern.group().key();
    Factor factor = pattern.cause().factor();
    return Identities.idOf(
        "pattern",
        group.lineId(),
        group.stationId(),
        group.kind(),
        factor.kind().name(),
        factor.name(),
        factor.value());
  }

  private static boolean isSame(FoundPattern pattern, PastPattern past) {
    GroupKey key = pattern.group().key();
    Factor factor = pattern.cause().factor();
    if (!past.place().equals(new PastPattern.Place(key.lineId(), key.stationId(), key.kind()))
        || past.factorKind() != factor.kind()
        || !past.factorName().equals(factor.name())) {
      return false;
    }
    return switch (factor.kind()) {
      case PROCESS -> factor.value().charAt(0) == past.factorValue().charAt(0);
      case PERIOD -> isNear(number(factor.value()), number(past.factorValue()));
      case TIME -> isSameTime(pattern.course(), past, factor.value());
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
          factor.value().equals(past.factorValue());
    };
  }

  private static boolean isNear(double a, double b) {
    return Math.abs(a - b) <= PERIOD_TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  }

  private static double number(String value) {
    String digits = value.replaceAll("[^0-9.]", "");
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }

  private static boolean isSameTime(RateCourse course, PastPattern past, String value) {
    Instant low = past.sinceLow();
    Instant high = past.sinceHigh();
    Optional<RateCourse.Phase> since = course.raised().flatMap(RateCourse.Raised::since);
    if (since.isEmpty() || low == null || high == null) {
      return value.equals(past.factorValue());
    }
    return !since.get().low().isAfter(high) && !low.isAfter(since.get().high());
  }

  private static ComparedState state(FoundPattern pattern, PastPattern past) {
    double parts = pattern.cause().table().partsUnder();
    double defects = pattern.cause().table().defectsUnder();
    double pastParts = past.counts().parts();
    double pastDefects = past.counts().defects();
    double common = (defects + pastDefects) / (parts + pastParts);
    double error = Math.sqrt(common * (1 - common) * (1 / parts + 1 / pastParts));
    double away = error == 0 ? 0 : (defects / parts - pastDefects / pastParts) / error;
    if (Math.abs(away) < CHANGED_FROM) {
      return ComparedState.KNOWN;
    }
    return away > 0 ? ComparedState.STRONGER : ComparedState.WEAKER;
  }

  /** How many patterns are in a state. */
  public long count(ComparedState state) {
    return entries.stream().filter(entry -> entry.state() == state).count();
  }
}
