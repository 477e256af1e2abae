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
      case CAVITY -> "cavity " + factor.value();
      case RECIPE -> "recipe " + factor.value();
      case SHIFT -> "shift " + factor.value();
      case STATION -> "station " + factor.value();
      case MODEL -> "model " + shortened(factor.value());
      case CATEGORY -> factor.name() + " " + factor.value();
      case EVERY_NTH -> "every " + ordinal(factor.value()) + " part";
      case TIME -> "time " + factor.value();
    };
  }

  /** One sentence that names kind, station, factor and both rates. */
  public static String title(RatedTest cause) {
    GroupKey group = cause.group();
    RateTable table = cause.table();
    String what = capitalised(group.kind()) + " at " + group.stationId();
    String link =
        switch (cause.factor().kind()) {
          case PALLET, TOOL, LOT, CAVITY, RECIPE, SHIFT, STATION, MODEL, CATEGORY, PROCESS ->
              " comes with " + factor(cause.factor());
          case EVERY_NTH -> " comes on " + factor(cause.factor());
          case TIME -> time(cause.factor().value());
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

  private static String time(String value) {
    return switch (value) {
      case "rising" -> " grows over the period, second half against first";
      case "falling" -> " fades over the period, first half against second";
      default ->
          value.startsWith("since") || value.startsWith("until")
              ? " is more frequent " + value
              : " is more frequent from " + value;
    };
  }

  private static String ordinal(String number) {
    boolean isTeen = number.length() > 1 && number.charAt(number.length() - 2) == '1';
    char last = number.charAt(number.length() - 1);
    if (isTeen || last > '3' || last == '0') {
      return number + "th";
    }
    return number + (last == '1' ? "st" : last == '2' ? "nd" : "rd");
  }

  private static String shortened(String sha256) {
    return sha256.substring(0, Math.min(12, sha256.length()));
  }

  /** An amount with its unit, no more digits than say something. */
  public static String cost(double amount, String currency) {
    return String.format(Locale.ROOT, amount < 100 ? "%,.1f %s" : "%,.0f %s", amount, currency);
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
