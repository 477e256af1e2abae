package lineside.console.adjust;

import java.util.List;
import lineside.console.shape.Share;
import org.jspecify.annotations.Nullable;

/**
 * What other thresholds would do. Points rise in threshold; each tells what would be at its
 * threshold, where a score at or above it counts as beyond. Between two points the upper one holds.
 *
 * @param thresholds what holds now; null when the model's card is not known
 * @param calibration by the calibration set of the package; null when its card has no curve
 * @param real by what the line has seen
 * @param notes what a reader has to know
 */
public record WhatIf(
    Model model,
    @Nullable Thresholds thresholds,
    @Nullable Calibration calibration,
    Real real,
    List<String> notes) {

  /** Copies the list. */
  public WhatIf {
    notes = List.copyOf(notes);
  }

  /** The model. */
  public record Model(String sha256, @Nullable String name) {}

  /** Scores from which a view is NOT_OK, and from which it is NOT_DECIDABLE. */
  public record Thresholds(double notOk, double undecidableFrom) {}

  /** Over samples of which the truth is known. */
  public record Calibration(long good, long defect, List<Risk> points) {
    /** Copies the list. */
    public Calibration {
      points = List.copyOf(points);
    }
  }

  /**
   * A threshold with its consequences.
   *
   * @param escapes share of the defective ones that pass
   * @param overkill share of the good ones that are rejected
   */
  public record Risk(double threshold, Share escapes, Share overkill) {}

  /**
   * Over real views.
   *
   * @param judged over parts of which people spoke; null when there is none
   */
  public record Real(
      long views,
      @Nullable Long fromAt,
      @Nullable Long toAt,
      List<Flagged> points,
      @Nullable Calibration judged) {
    /** Copies the list. */
    public Real {
      points = List.copyOf(points);
    }
  }

  /** A threshold with the views at or above it. */
  public record Flagged(double threshold, Share flagged) {}
}
