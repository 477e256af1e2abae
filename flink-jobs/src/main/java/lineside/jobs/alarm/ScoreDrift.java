package lineside.jobs.alarm;

import lineside.jobs.alarm.AlarmBook.ScoreTrack;
import lineside.schemas.record.AlarmRule;

/**
 * Tells when the scores of good views have moved: an EWMA chart (Roberts 1959) over the log-odds of
 * the score, against mean and spread learned from the first views of a model. Constant memory; the
 * averaging makes the limit hold for scores that are not normally distributed.
 */
final class ScoreDrift {
  /** Fewest views to learn from. */
  static final int MIN_LEARNED = 20;

  /** Scores 0 and 1 have no log-odds. */
  private static final double EDGE = 1e-6;

  /** Spread of scores that are all the same. */
  private static final double MIN_SPREAD = 1e-3;

  private ScoreDrift() {}

  /** Takes a score; true when the average is beyond the limit. */
  static boolean take(ScoreTrack track, AlarmRule rule, double score) {
    double bounded = Math.min(1 - EDGE, Math.max(EDGE, score));
    double logOdds = Math.log(bounded / (1 - bounded));
    if (track.learned < Math.max(MIN_LEARNED, rule.getWindowParts())) {
      learn(track, logOdds);
      return false;
    }
    double weight = rule.getEwmaWeight();
    track.average = weight * logOdds + (1 - weight) * track.average;
    double spread = Math.max(MIN_SPREAD, Math.sqrt(track.squares / (track.learned - 1)));
    // The learned mean has an error of its own.
    double deviation = spread * Math.sqrt(weight / (2 - weight) + 1.0 / track.learned);
    return Math.abs(track.average - track.mean) > rule.getEwmaSigmas() * deviation;
  }

  /** Welford's update. */
  private static void learn(ScoreTrack track, double logOdds) {
    track.learned++;
    double before = logOdds - track.mean;
    track.mean += before / track.learned;
    track.squares += before * (logOdds - track.mean);
    track.average = track.mean;
  }
}
