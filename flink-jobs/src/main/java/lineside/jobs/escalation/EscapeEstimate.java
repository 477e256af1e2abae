package lineside.jobs.escalation;

import java.util.Optional;
import lineside.vision.dataset.ExactShare;
import lineside.vision.dataset.Interval;

/**
 * The share of confident OKs that are defective after all, from an audit whose disagreements people
 * have looked at. Before anybody has, there is none: a disagreement of the large model is no
 * escape.
 *
 * <p>Counts what the large model disagrees with; a defect that both models pass is in no figure
 * here.
 *
 * @param rate audited share that disagrees times the share of looked-at disagreements confirmed
 * @param lower end of the interval
 * @param upper end of the interval
 */
public record EscapeEstimate(double rate, double lower, double upper) {
  /**
   * What an audit and its feedback came to.
   *
   * @param audited OKs that the large model answered
   * @param disagreed of these, found NOT_OK
   * @param reviewed of these, looked at by people, chosen without regard to what they show
   * @param confirmed of these, defective
   */
  public record Counts(long audited, long disagreed, long reviewed, long confirmed) {
    /** Checks that each is a part of the one before. */
    public Counts {
      if (confirmed < 0 || confirmed > reviewed || reviewed > disagreed || disagreed > audited) {
        throw new IllegalArgumentException(
            "0 <= confirmed %d <= reviewed %d <= disagreed %d <= audited %d does not hold"
                .formatted(confirmed, reviewed, disagreed, audited));
      }
    }
  }

  /**
   * The estimate with an interval of at least that confidence: Clopper-Pearson (Biometrika 26,
   * 1934) when every disagreement was looked at, else the product of two such intervals, each with
   * half of the error.
   *
   * @param confidence for example 0.95
   * @return empty while nobody has looked at a disagreement and there is one, or nothing was
   *     audited
   */
  public static Optional<EscapeEstimate> of(Counts counts, double confidence) {
    if (counts.audited() == 0 || (counts.reviewed() == 0 && counts.disagreed() > 0)) {
      return Optional.empty();
    }
    if (counts.reviewed() == counts.disagreed()) {
      Interval share = share(counts.confirmed(), counts.audited(), confidence);
      double rate = (double) counts.confirmed() / counts.audited();
      return Optional.of(new EscapeEstimate(rate, share.low(), share.high()));
    }
    double half = 1 - (1 - confidence) / 2;
    Interval disagreement = share(counts.disagreed(), counts.audited(), half);
    Interval confirmation = share(counts.confirmed(), counts.reviewed(), half);
    return Optional.of(
        new EscapeEstimate(
            (double) counts.disagreed()
                / counts.audited()
                * ((double) counts.confirmed() / counts.reviewed()),
            disagreement.low() * confirmation.low(),
            disagreement.high() * confirmation.high()));
  }

  private static Interval share(long hits, long of, double confidence) {
    return ExactShare.interval(Math.toIntExact(hits), Math.toIntExact(of), confidence)
        .orElseThrow(() -> new IllegalStateException("nothing was counted"));
  }
}
