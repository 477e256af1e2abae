package lineside.training.replay;

import lineside.vision.model.ModelCard.Thresholds;

/** What a package decides on one picture. */
public enum Outcome {
  /** Nothing found. */
  OK,
  /** A defect. */
  NOT_OK,
  /** Measured, but between the thresholds. */
  NOT_DECIDABLE,
  /** The package gave no usable answer. */
  UNDEFINED;

  /** The outcome of a score. */
  static Outcome of(float score, Thresholds thresholds) {
    if (score >= thresholds.notOk()) {
      return NOT_OK;
    }
    return score < thresholds.undecidableFrom() ? OK : NOT_DECIDABLE;
  }
}
