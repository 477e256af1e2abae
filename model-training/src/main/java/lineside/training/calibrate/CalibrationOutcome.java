package lineside.training.calibrate;

import java.util.OptionalInt;
import lineside.vision.model.ModelCard.Thresholds;

/**
 * Thresholds, what they promise and what they did on the samples.
 *
 * @param thresholds the thresholds
 * @param escapes the side of the defects
 * @param overkill the side of the good samples
 * @param undecidedGood good samples between the thresholds
 * @param undecidedDefect defects between the thresholds
 * @param presort PG2 and PB2
 * @param curve both rates at every threshold
 */
public record CalibrationOutcome(
    Thresholds thresholds,
    Side escapes,
    Side overkill,
    CountedShare undecidedGood,
    CountedShare undecidedDefect,
    Presort presort,
    RiskCurve curve) {

  /** Whether the samples prove a promise; where they do not, the threshold is the best guess. */
  public enum Guarantee {
    /** They do. */
    PROMISED,
    /** Not even without a failure would so few. */
    TOO_FEW,
    /** The only thresholds that keep it leave more good samples undecided than may be. */
    TOO_WIDE,
    /** No threshold keeps it: too many good samples have the highest score there is. */
    TOO_BAD;

    /** Whether there is a promise. */
    public boolean isGiven() {
      return this == PROMISED;
    }
  }

  /**
   * One of the two promises.
   *
   * @param promise what was wanted
   * @param guarantee whether it is given
   * @param limit the outermost threshold that keeps it, as far as the samples prove; where nothing
   *     is proven, the threshold in use
   * @param seen samples that go wrong with the thresholds in use
   * @param wantedThreshold where the threshold should lie for the other side's sake
   * @param wrongThere samples that would go wrong there
   * @param needed about how many samples would prove the promise there; empty when no number would
   */
  public record Side(
      Promise promise,
      Guarantee guarantee,
      float limit,
      CountedShare seen,
      float wantedThreshold,
      CountedShare wrongThere,
      OptionalInt needed) {}

  /** Whether both promises are given. */
  public boolean isPromised() {
    return escapes.guarantee().isGiven() && overkill.guarantee().isGiven();
  }
}
