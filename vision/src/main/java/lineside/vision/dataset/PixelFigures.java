package lineside.vision.dataset;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well places are told apart, in cells of 2x2 pixels of the picture; a cell counts as defect
 * when any of its pixels does.
 *
 * @param ap average precision
 * @param auroc area under the curve
 * @param apRange 95 % interval of {@code ap}; null when there is too little for one
 */
public record PixelFigures(double ap, double auroc, @Nullable Interval apRange) {
  /** The interval, if there is one. */
  public Optional<Interval> apInterval() {
    return Optional.ofNullable(apRange);
  }
}
