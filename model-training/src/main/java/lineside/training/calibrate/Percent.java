package lineside.training.calibrate;

import java.util.Locale;

/** Shares for people. */
final class Percent {
  private static final double PER_CENT = 100;

  private Percent() {}

  /** Three significant digits at most, without trailing zeros: "0.5 %"; "-" for no number. */
  static String of(double share) {
    if (!Double.isFinite(share)) {
      return "-";
    }
    double percent = share * PER_CENT;
    int digits = percent >= 99.95 || percent < 1e-9 ? 1 : percent >= 10 ? 1 : percent >= 1 ? 2 : 3;
    String text = String.format(Locale.ROOT, "%." + digits + "f", percent);
    return text.replaceAll("\\.?0+$", "") + " %";
  }
}
