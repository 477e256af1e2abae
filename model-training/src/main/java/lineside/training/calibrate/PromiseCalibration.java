package lineside.training.calibrate;

import lineside.training.calibrate.CalibrationOutcome.Guarantee;
import lineside.training.calibrate.CalibrationOutcome.Side;
import lineside.vision.model.ModelCard.Thresholds;

/**
 * Chooses thresholds that promise something, from scores of samples that the weights have not
 * learned from.
 *
 * <p>{@code undecidableFrom} is the highest threshold whose escapes are proven to be few enough,
 * {@code notOk} the lowest whose overkill is. What lies between them is undecidable. Where both
 * promises leave room between them ({@code notOk} could lie below {@code undecidableFrom}), any
 * threshold in that room keeps both: the verdict then changes in the middle of it (in log odds) and
 * the band is its lower half down to a quarter, because a score there is like none of the samples.
 * A side whose promise cannot be proven gets the threshold of {@link ThresholdCalibration}, moved
 * only as far as the other side's promise wants it.
 *
 * <p>No threshold lies on the score of a sample ({@link Clearance}).
 *
 * <p>Each promise holds with its own confidence; both together with the product of the two, as the
 * samples of one have no part in the other.
 */
public final class PromiseCalibration {
  private static final double MIDDLE = 0.5;
  private static final double QUARTER = 0.25;
  private static final double OVERKILL_GUESS = 0.005;

  private final CalibrationGoals goals;

  /** Keeps the goals. */
  public PromiseCalibration(CalibrationGoals goals) {
    this.goals = goals;
  }

  /** The scores of held-out pictures, faint defects left out. */
  public CalibrationOutcome choose(HeldOutScores scores) {
    return choose(
        new SortedScores(HeldOutScores.values(scores.good())),
        new SortedScores(HeldOutScores.values(scores.visible())));
  }

  /**
   * Chooses.
   *
   * @param good scores of good samples; may be empty, then nothing is promised about them
   * @param defect scores of defects that must be found; may be empty as well
   */
  public CalibrationOutcome choose(SortedScores good, SortedScores defect) {
    Thresholds guess = guess(good, defect);
    Limit lowest = lowestNotOk(good);
    Limit highest = highestUndecidableFrom(good, defect, lowest, guess);
    Thresholds thresholds =
        new Clearance(good, defect).of(thresholds(highest.score(), lowest.score(), guess));
    return new CalibrationOutcome(
        thresholds,
        escapes(good, defect, thresholds, highest),
        overkill(good, defect, thresholds, lowest),
        between(good, thresholds),
        between(defect, thresholds),
        Presort.of(good, defect),
        RiskCurve.of(good, defect));
  }

  /**
   * How far a promise lets a threshold go.
   *
   * @param score the last score that keeps it; NaN where nothing is promised
   */
  private record Limit(float score, Guarantee guarantee) {
    static Limit none(Guarantee why) {
      return new Limit(Float.NaN, why);
    }
  }

  private Limit lowestNotOk(SortedScores good) {
    int mayAlarm = goals.overkill().allowedFailures(good.size());
    if (mayAlarm < 0) {
      return Limit.none(Guarantee.TOO_FEW);
    }
    float lowest = Math.nextUp(good.at(good.size() - 1 - mayAlarm));
    return lowest > 1 ? Limit.none(Guarantee.TOO_BAD) : new Limit(lowest, Guarantee.PROMISED);
  }

  private Limit highestUndecidableFrom(
      SortedScores good, SortedScores defect, Limit lowest, Thresholds guess) {
    int mayEscape = goals.escapes().allowedFailures(defect.size());
    if (mayEscape < 0) {
      return Limit.none(Guarantee.TOO_FEW);
    }
    float highest = defect.at(mayEscape);
    boolean isTooWide =
        between(good, thresholds(highest, lowest.score(), guess)).rate() > goals.undecided();
    return isTooWide && goals.band() == CalibrationGoals.Band.LIMITED
        ? Limit.none(Guarantee.TOO_WIDE)
        : new Limit(highest, Guarantee.PROMISED);
  }

  private Thresholds guess(SortedScores good, SortedScores defect) {
    return new ThresholdCalibration(
            new ThresholdCalibration.Limits(
                Math.min(OVERKILL_GUESS, goals.overkill().atMost()),
                goals.escapes().atMost(),
                goals.undecided()))
        .choose(good.toArray(), defect.toArray());
  }

  /**
   * @param highest highest {@code undecidableFrom} that keeps its promise, NaN for no promise
   * @param lowest lowest {@code notOk} that keeps its promise, NaN for no promise
   */
  private static Thresholds thresholds(float highest, float lowest, Thresholds guess) {
    if (lowest <= highest) {
      return new Thresholds(
          LogOdds.between(lowest, highest, MIDDLE), LogOdds.between(lowest, highest, QUARTER));
    }
    if (highest < lowest) {
      return new Thresholds(lowest, highest);
    }
    float notOk = Float.isNaN(lowest) ? guess.notOk() : Math.max(lowest, guess.notOk());
    float from = Math.min(notOk, guess.undecidableFrom());
    if (!Float.isNaN(highest)) {
      from = notOk < highest ? Math.min(from, highest) : highest;
    }
    return new Thresholds(notOk, from);
  }

  private Side escapes(
      SortedScores good, SortedScores defect, Thresholds thresholds, Limit highest) {
    int leave =
        Math.min(
            good.size() - 1,
            good.from(thresholds.notOk()) + (int) (goals.undecided() * good.size()));
    float wanted =
        good.size() == 0 ? 0 : Math.min(1, Math.nextUp(good.at(good.size() - 1 - leave)));
    CountedShare there = CountedShare.of(defect.below(wanted), defect.size());
    return new Side(
        goals.escapes(),
        highest.guarantee(),
        highest.guarantee().isGiven() ? highest.score() : thresholds.undecidableFrom(),
        CountedShare.of(defect.below(thresholds.undecidableFrom()), defect.size()),
        wanted,
        there,
        goals.escapes().samplesNeeded(defect.size() == 0 ? 0 : there.rate()));
  }

  private Side overkill(
      SortedScores good, SortedScores defect, Thresholds thresholds, Limit lowest) {
    int leave =
        Math.min(
            defect.size() - 1,
            defect.below(thresholds.undecidableFrom()) + (int) (goals.undecided() * defect.size()));
    float wanted = defect.size() == 0 ? 1 : defect.at(leave);
    CountedShare there = CountedShare.of(good.from(wanted), good.size());
    return new Side(
        goals.overkill(),
        lowest.guarantee(),
        lowest.guarantee().isGiven() ? lowest.score() : thresholds.notOk(),
        CountedShare.of(good.from(thresholds.notOk()), good.size()),
        wanted,
        there,
        goals.overkill().samplesNeeded(good.size() == 0 ? 0 : there.rate()));
  }

  private static CountedShare between(SortedScores scores, Thresholds thresholds) {
    return CountedShare.of(
        scores.below(thresholds.notOk()) - scores.below(thresholds.undecidableFrom()),
        scores.size());
  }
}
