package lineside.training.calibrate;

import lineside.vision.model.ModelCard.Thresholds;

/**
 * Moves thresholds away from the scores they were chosen from, without any score changing sides: a
 * verdict must not hang on the order in which an engine or a processor adds.
 *
 * @param good scores of good samples
 * @param defect scores of defects
 */
record Clearance(SortedScores good, SortedScores defect) {
  /** Fifty times the largest difference seen between two engines, where the scores leave room. */
  private static final float SCORE = 0.005f;

  Thresholds of(Thresholds chosen) {
    float notOk = clear(chosen.notOk());
    return new Thresholds(notOk, Math.min(notOk, clear(chosen.undecidableFrom())));
  }

  private float clear(float threshold) {
    float below = Math.max(below(good, threshold), below(defect, threshold));
    float above = Math.min(above(good, threshold), above(defect, threshold));
    float room = Math.min(SCORE, (above - below) / 2);
    float moved = Math.max(below + room, Math.min(above - room, threshold));
    return moved > below && moved <= above ? moved : threshold;
  }

  /** The highest score that passes; 0 where none does. */
  private static float below(SortedScores scores, float threshold) {
    int rank = scores.below(threshold);
    return rank == 0 ? 0 : scores.at(rank - 1);
  }

  /** The lowest score that does not; 1 where all do. */
  private static float above(SortedScores scores, float threshold) {
    int rank = scores.below(threshold);
    return rank == scores.size() ? 1 : scores.at(rank);
  }
}
