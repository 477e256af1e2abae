package lineside.training.fit;

import java.util.ArrayList;
import java.util.List;
import lineside.training.data.HardPlaces;

/**
 * How far a run is.
 *
 * @param step steps done
 * @param steps steps in all
 * @param seconds time they took
 * @param loss running mean of the loss
 * @param hard hard places drawn from now
 * @param points figures measured so far
 */
public record RunProgress(
    int step,
    int steps,
    double seconds,
    double loss,
    List<HardPlaces.Place> hard,
    List<Point> points) {
  /** Copies the lists. */
  public RunProgress {
    hard = List.copyOf(hard);
    points = List.copyOf(points);
  }

  /**
   * Figures at a step.
   *
   * @param step steps done
   * @param loss running mean of the loss
   * @param validation figures on held-out pictures
   */
  public record Point(int step, double loss, Validation validation) {}

  static RunProgress start(int steps) {
    return new RunProgress(0, steps, 0, Double.NaN, List.of(), List.of());
  }

  RunProgress after(double newLoss, double share, double secondsNow) {
    double mean = step == 0 ? newLoss : loss + share * (newLoss - loss);
    return new RunProgress(step + 1, steps, secondsNow, mean, hard, points);
  }

  RunProgress shortened(int fewer) {
    return new RunProgress(step, fewer, seconds, loss, hard, points);
  }

  RunProgress withHard(List<HardPlaces.Place> places) {
    return new RunProgress(step, steps, seconds, loss, places, points);
  }

  RunProgress measured(Validation validation) {
    List<Point> more = new ArrayList<>(points);
    more.add(new Point(step, loss, validation));
    return new RunProgress(step, steps, seconds, loss, hard, more);
  }
}
