package lineside.training.memory;

import java.util.ArrayList;
import java.util.List;
import lineside.training.net.PlaneOps;

/**
 * What is normal at every place of a part, in the manner of PaDiM (arXiv 2011.08785) with
 * deviations alone instead of covariances, and where parts may lie. Pictures of another size are
 * compared stretched.
 *
 * @param mean mean of every number of a cell
 * @param inverseDeviation one by its deviation
 * @param reach how far parts are shifted at most, either way
 */
record NormalPlaces(Cells mean, Cells inverseDeviation, Shift reach) {
  /** Keeps the logarithm defined. */
  private static final float DISTANCE_FLOOR = 1e-4f;

  /** No place counts more than three deviations when the shift is found: defects must not pull. */
  private static final float MOST_WHEN_SHIFTING = 9;

  /**
   * How sharply the best shift is taken: costs that differ by a hundredth share, as a part between
   * two cells does; two engines' last digits change nothing.
   */
  private static final float SHARPNESS = 100;

  /** Cost of a cell of shift, squared: on pictures without structure none is the best. */
  private static final float SHIFT_COST = 1e-4f;

  /**
   * Runs or writes the distance of every cell from what is normal there, the part shifted back to
   * its usual place: the logarithm of the mean square in deviations, averaged over the cells
   * around.
   *
   * @param features [N,P,h,w] as {@link PlaceFeatures} makes them
   * @return [N,1,h,w]
   */
  <T> T distance(PlaneOps<T> ops, T features) {
    T distances = distances(ops, features);
    T nearest = distances;
    if (!reach.equals(Shift.NONE)) {
      T count = ops.constant(new float[] {reach.upTo().size()}, 1);
      T share = ops.softmax(ops.times(costs(ops, distances), number(ops, -SHARPNESS)));
      nearest = ops.times(ops.meanOfPlanes(ops.times(distances, share)), count);
    }
    return ops.log(ops.plus(ops.meanAround(nearest), number(ops, DISTANCE_FLOOR)));
  }

  /** Distances at every shift, [N,S,h,w], in the order of {@link Shift#upTo}. */
  private <T> T distances(PlaneOps<T> ops, T features) {
    List<T> means = shifted(ops, mean, features);
    List<T> inverses = shifted(ops, inverseDeviation, features);
    List<T> distances = new ArrayList<>();
    for (int i = 0; i < means.size(); i++) {
      T deviations = ops.times(ops.minus(features, means.get(i)), inverses.get(i));
      distances.add(ops.meanOfPlanes(ops.times(deviations, deviations)));
    }
    return distances.size() == 1 ? distances.get(0) : ops.joined(distances);
  }

  /** What every shift costs, [N,S,1,1]. */
  <T> T shiftCosts(PlaneOps<T> ops, T features) {
    return costs(ops, distances(ops, features));
  }

  private <T> T costs(PlaneOps<T> ops, T distances) {
    List<Shift> shifts = reach.upTo();
    float[] extra = new float[shifts.size()];
    for (int i = 0; i < extra.length; i++) {
      extra[i] = SHIFT_COST * shifts.get(i).squaredLength();
    }
    T bounded = ops.smaller(distances, number(ops, MOST_WHEN_SHIFTING));
    return ops.plus(ops.meanOfPlaces(bounded), ops.constant(extra, 1, extra.length, 1, 1));
  }

  private <T> List<T> shifted(PlaneOps<T> ops, Cells cells, T like) {
    T constant = ops.constant(cells.values(), 1, cells.planes(), cells.rows(), cells.columns());
    T sized = ops.sized(constant, like);
    return reach.equals(Shift.NONE)
        ? List.of(sized)
        : ops.shifted(sized, reach.rows(), reach.columns());
  }

  private static <T> T number(PlaneOps<T> ops, float value) {
    return ops.constant(new float[] {value}, 1);
  }
}
