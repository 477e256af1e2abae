package lineside.analyzer.pattern;

import java.util.Locale;
import lineside.analyzer.mining.Factor;
import lineside.analyzer.mining.GroupKey;
import lineside.analyzer.mining.RateTable;
import lineside.analyzer.mining.RatedTest;

/** Words for people: factors and patterns in plain sentences, figures rounded for reading. */
public final class Wording {
  private Wording() {}

  /** A factor as a noun, for example {@code pallet 5} or {@code coolant-temperature > 31.5}. */
  public static String factor(Factor factor) {
    return switch (factor.kind()) {
      case NONE -> "no factor";
      case PALLET -> "pallet " + factor.value();
      case TOOL -> "tool " + factor.value();
      case LOT -> "lot " + factor.value();
      case PROCESS -> factor.name() + " " + factor.value();
      case PERIOD -> "a period of " + factor.value();
      case POSITION -> "one place, " + factor.value();
    };
  }

  /** One sentence that names kind, station, factor and both rates. */
  public static String title(RatedTest cause) {
    GroupKey group = cause.group();
    RateTable table = cause.table();
    String what = capitalised(group.kind()) + " at " + group.stationId();
    String link =
        switch (cause.factor().kind()) {
          case PALLET, TOOL, LOT -> " comes with " + factor(cause.factor());
          case PROCESS -> " comes with " + factor(cause.factor());
          case PERIOD -> " repeats every " + cause.factor().value();
          case POSITION -> " sits at " + factor(cause.factor());
          case NONE -> " has no factor";
        };
    return "%s%s: %d of %d parts (%s) against %s elsewhere"
        .formatted(
            what,
            link,
            table.defectsUnder(),
            table.partsUnder(),
            percent(table.rateUnder()),
            percent(table.rateElsewhere()));
  }

  /** A share as per cent, with as many digits as say something. */
  public static String percent(double share) {
    double percent = 100 * share;
    return String.format(Locale.ROOT, percent >= 99.95 ? "%.0f\u00a0%%" : "%.1f\u00a0%%", percent);
  }

  /** A probability, never rounded to zero. */
  public static String probability(double p) {
    if (p < 1e-99) {
      return "< 1e-99";
    }
    return p < 0.001
        ? String.format(Locale.ROOT, "%.0e", p)
        : String.format(Locale.ROOT, "%.3f", p);
  }

  /** A ratio or its bound, three significant digits. */
  public static String ratio(double ratio) {
    if (ratio >= 100) {
      return String.format(Locale.ROOT, "%.0f", ratio);
    }
    return String.format(Locale.ROOT, ratio >= 10 ? "%.1f" : "%.2f", ratio);
  }

  /** With its first letter in upper case. */
  public static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
