package lineside.analyzer.opinion;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

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
    double error = 1 - confidence;
    if (counts.reviewed() == counts.disagreed()) {
      return Optional.of(
          new EscapeEstimate(
              (double) counts.confirmed() / counts.audited(),
              lower(counts.confirmed(), counts.audited(), error),
              upper(counts.confirmed(), counts.audited(), error)));
    }
    double disagreement = (double) counts.disagreed() / counts.audited();
    double confirmation = (double) counts.confirmed() / counts.reviewed();
    return Optional.of(
        new EscapeEstimate(
            disagreement * confirmation,
            lower(counts.disagreed(), counts.audited(), error / 2)
                * lower(counts.confirmed(), counts.reviewed(), error / 2),
            upper(counts.disagreed(), counts.audited(), error / 2)
                * upper(counts.confirmed(), counts.reviewed(), error / 2)));
  }

  private static double lower(long hits, long trials, double error) {
    return hits == 0
        ? 0
        : BetaDistribution.of((double) hits, trials - hits + 1.0)
            .inverseCumulativeProbability(error / 2);
  }

  private static double upper(long hits, long trials, double error) {
    return hits == trials
        ? 1
        : BetaDistribution.of(hits + 1.0, (double) (trials - hits))
            .inverseCumulativeProbability(1 - error / 2);
  }
}
