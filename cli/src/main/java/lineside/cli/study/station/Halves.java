package lineside.cli.study.station;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Views to choose thresholds and models by, and others to report on: every second one of each
 * station and truth.
 *
 * @param chooseBy the first, third ...
 * @param reportOn the second, fourth ...
 */
record Halves(List<MeasuredView> chooseBy, List<MeasuredView> reportOn) {
  /** Copies the lists. */
  Halves {
    chooseBy = List.copyOf(chooseBy);
    reportOn = List.copyOf(reportOn);
  }

  static Halves of(List<MeasuredView> views) {
    List<MeasuredView> first = new ArrayList<>();
    List<MeasuredView> second = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (MeasuredView view : views) {
      int number = seen.merge(view.station() + view.truth(), 1, Integer::sum);
      (number % 2 == 1 ? first : second).add(view);
    }
    return new Halves(first, second);
  }
}
