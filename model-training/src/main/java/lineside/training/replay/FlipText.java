package lineside.training.replay;

import java.util.Locale;
import lineside.training.calibrate.CountedShare;

/** Figures for people. */
final class FlipText {
  private static final double PER_CENT = 100;
  private static final double PROVEN = 0.05;

  private FlipText() {}

  /** As {@code 3.2 %}; a dash of nothing. */
  static String percent(double share) {
    if (!Double.isFinite(share)) {
      return "–";
    }
    double percent = share * PER_CENT;
    int digits = percent == 0 || percent == PER_CENT ? 0 : percent < 1 || percent > 99 ? 2 : 1;
    return String.format(Locale.ROOT, "%." + digits + "f %%", percent);
  }

  /** As {@code 1.2 to 4.8 %}. */
  static String interval(CountedShare share) {
    return share.of() == 0 ? "–" : percent(share.low()) + " to " + percent(share.high());
  }

  /** As {@code 3 of 80, 3.8 % (0.78 to 10.6 %)}. */
  static String full(CountedShare share) {
    return "%d of %d, %s (%s)"
        .formatted(share.count(), share.of(), percent(share.rate()), interval(share));
  }

  /** As {@code 0.9915}; nearer to 0 or 1 more digits, so that a saturated score shows as such. */
  static String score(float score) {
    if (!Float.isFinite(score)) {
      return "none";
    }
    boolean isAtAnEnd = score < 0.001 || score > 0.999;
    return String.format(Locale.ROOT, isAtAnEnd ? "%.6f" : "%.4f", score);
  }

  /** As {@code 21.4 ms}. */
  static String millis(double millis) {
    return Double.isFinite(millis) ? String.format(Locale.ROOT, "%.1f ms", millis) : "–";
  }

  /** As {@code p = 0.012}. */
  static String pValue(double p) {
    return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.2g", p);
  }

  /** What the truth allows to say. */
  static String verdict(ReplayFigures figures) {
    return figures
        .judgement()
        .map(
            j ->
                "Against the truth the candidate mends %d and breaks %d of %d decisions (McNemar's exact test, %s): %s."
                    .formatted(j.mends(), j.breaks(), j.pictures(), pValue(j.pValue()), says(j)))
        .orElse(
            "Nothing is known about what these pictures show: the report says what changes, not"
                + " whether it is right.");
  }

  private static String says(ReplayFigures.Judgement judgement) {
    if (judgement.pValue() >= PROVEN) {
      return "no difference is proven";
    }
    return judgement.mends() > judgement.breaks()
        ? "the candidate is right more often"
        : "the baseline is right more often";
  }
}
