package lineside.jobs.escalation;

import java.util.Map;
import lineside.schemas.record.Finding;
import lineside.schemas.record.ViewVerdict;

/**
 * How much a second opinion on a view is worth: the severity of what it would let pass, a share of
 * 1000, times the odds of its score over the odds of the threshold, to the power of {@link
 * #CALIBRATION}. The second factor is 1 at the threshold and falls with certainty.
 */
final class ViewRank {
  /** Severity of a kind that the recipe does not name. */
  static final int USUAL_SEVERITY = 500;

  /**
   * By how much log odds of being defective rise with log odds of the score, inside of the band: a
   * net is surer than it is right. 0.35 to 0.46 on four renderings of the scenario process-sense.
   * It changes no order by score; it makes severity and process weigh against the score as they
   * should.
   */
  static final double CALIBRATION = 0.4;

  private static final double SEVERITY_RANGE = 1000.0;

  /** Scores at the ends of their range have finite odds. */
  private static final double SMALLEST_ODDS_SHARE = 1e-6;

  private ViewRank() {}

  /** The rank, above 0; a view without score or threshold ranks lowest. */
  static double of(ViewVerdict view, Map<String, Integer> severities) {
    Float score = view.getScore();
    Float threshold = view.getThreshold();
    if (score == null || threshold == null) {
      return 0;
    }
    double distance = Math.abs(logOdds(score) - logOdds(threshold));
    return severity(view, severities) / SEVERITY_RANGE * Math.exp(-CALIBRATION * distance);
  }

  private static double severity(ViewVerdict view, Map<String, Integer> severities) {
    return view.getFindings().stream()
        .map(Finding::getKind)
        .mapToInt(kind -> severities.getOrDefault(kind, USUAL_SEVERITY))
        .max()
        .orElse(USUAL_SEVERITY);
  }

  private static double logOdds(double score) {
    double within = Math.max(SMALLEST_ODDS_SHARE, Math.min(1 - SMALLEST_ODDS_SHARE, score));
    return Math.log(within / (1 - within));
  }
}
