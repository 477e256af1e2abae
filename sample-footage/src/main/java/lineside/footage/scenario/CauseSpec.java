package lineside.footage.scenario;

import java.util.List;
import java.util.Optional;
import lineside.footage.defect.DefectKind;

/**
 * A planted reason for defects.
 *
 * @param causeId cause
 * @param factor what it goes together with
 * @param value the pallet, tool, lot or quantity; empty for a period
 * @param above process: the reading above which it acts
 * @param kind defect that it makes
 * @param cameraId camera that sees it
 * @param rate share of the parts concerned that get the defect, at the start of the run
 * @param rateAtEnd the same at the end; in between it changes evenly
 * @param visibleShare share of its defects that shall be visible
 * @param place fixed place in the nominal picture, pixels; empty = anywhere
 * @param roll the roll, for a period
 */
public record CauseSpec(
    String causeId,
    Factor factor,
    String value,
    double above,
    DefectKind kind,
    String cameraId,
    double rate,
    double rateAtEnd,
    double visibleShare,
    Optional<List<Integer>> place,
    Optional<Roll> roll) {

  /**
   * A damaged roll that marks the strip once per turn.
   *
   * @param periodMm circumference, millimetres
   * @param fromSeconds when the damage starts
   * @param firstSigma contrast of the first mark, local standard deviations
   * @param lastSigma contrast of the last mark
   */
  public record Roll(double periodMm, double fromSeconds, double firstSigma, double lastSigma) {}
}
