package lineside.training;

/**
 * How good a package is on the held-out pictures its thresholds were chosen with.
 *
 * @param steps steps learned
 * @param seconds time they took, checks included
 * @param auroc chance that a defect scores above a good picture; NaN when one of them is missing
 * @param falseAlarmRate good pictures at or above {@code notOk}
 * @param missRate visible defects below {@code undecidableFrom}
 * @param undecidedRate good pictures and visible defects in the band
 */
public record TrainingFigures(
    int steps,
    double seconds,
    double auroc,
    double falseAlarmRate,
    double missRate,
    double undecidedRate) {
  /** One line for people. */
  public String line() {
    return "auroc %.4f, false alarms %.2f %%, misses %.2f %%, undecided %.2f %%"
        .formatted(auroc, falseAlarmRate * 100, missRate * 100, undecidedRate * 100);
  }
}
