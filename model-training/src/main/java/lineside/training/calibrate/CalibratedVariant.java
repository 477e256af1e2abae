package lineside.training.calibrate;

/**
 * One set of weights of a package with its calibration: integers score otherwise than floats and
 * decide with thresholds of their own.
 *
 * @param name {@link #FP32} or {@link #INT8}
 * @param good scores of the good samples
 * @param defect scores of the defects that must be found
 * @param faint scores of the others
 * @param outcome thresholds and what they promise
 */
public record CalibratedVariant(
    String name,
    SortedScores good,
    SortedScores defect,
    SortedScores faint,
    CalibrationOutcome outcome) {
  /** The weights in floats. */
  public static final String FP32 = "fp32";

  /** The weights in integers. */
  public static final String INT8 = "int8";

  /** Calibrates on scored pictures. */
  public static CalibratedVariant of(
      String name, PictureScores scores, PictureScores.Unit unit, CalibrationGoals goals) {
    SortedScores good = scores.good(unit);
    SortedScores defect = scores.defect(unit);
    return new CalibratedVariant(
        name, good, defect, scores.faint(), new PromiseCalibration(goals).choose(good, defect));
  }
}
