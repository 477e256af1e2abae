package lineside.training.card;

import java.util.Locale;
import java.util.Optional;
import lineside.vision.dataset.Interval;

/** Numbers as text; a dash for what is not known. */
final class Figures {
  private static final String UNKNOWN = "–";

  private Figures() {}

  static String share(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : UNKNOWN;
  }

  static String share(Optional<Interval> interval) {
    return interval
        .map(i -> String.format(Locale.ROOT, "%.3f to %.3f", i.low(), i.high()))
        .orElse("");
  }

  static String percent(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f %%", 100 * value) : UNKNOWN;
  }

  static String percent(Optional<Interval> interval) {
    return interval
        .map(i -> String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * i.low(), 100 * i.high()))
        .orElse("");
  }

  static String millis(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f ms", value) : UNKNOWN;
  }
}
