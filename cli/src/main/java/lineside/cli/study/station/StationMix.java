package lineside.cli.study.station;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lineside.cli.study.station.MeasuredView.Truth;
import lineside.cli.study.station.Models.Verdict;

/**
 * Which model judges which station.
 *
 * @param stations in order
 * @param chosen index of the model of each
 */
record StationMix(List<String> stations, List<Integer> chosen) {
  /** Copies the lists. */
  StationMix {
    stations = List.copyOf(stations);
    chosen = List.copyOf(chosen);
  }

  /** Every mix there is. */
  static List<StationMix> all(List<String> stations, int models) {
    List<List<Integer>> mixes = List.of(List.of());
    for (int i = 0; i < stations.size(); i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> mix : mixes) {
        for (int model = 0; model < models; model++) {
          List<Integer> next = new ArrayList<>(mix);
          next.add(model);
          longer.add(next);
        }
      }
      mixes = longer;
    }
    return mixes.stream().map(chosen -> new StationMix(stations, chosen)).toList();
  }

  /** Whether one model judges every station. */
  boolean isUniform() {
    return chosen.stream().distinct().count() == 1;
  }

  /** Time of a part that has one view at every station, milliseconds. */
  double millis(Models models) {
    return chosen.stream().mapToDouble(models.millis()::get).sum();
  }

  /** Visible defects that are called OK. */
  long escapes(Models models, List<MeasuredView> views) {
    return count(models, views, Truth.VISIBLE, Verdict.OK);
  }

  /** Good views that are called not OK. */
  long overkill(Models models, List<MeasuredView> views) {
    return count(models, views, Truth.GOOD, Verdict.NOT_OK);
  }

  String text(Models models) {
    if (isUniform()) {
      return models.names().get(chosen.get(0)) + " everywhere";
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < stations.size(); i++) {
      parts.add(models.names().get(chosen.get(i)) + " at " + stations.get(i));
    }
    return parts.stream().collect(Collectors.joining(", "));
  }

  private long count(Models models, List<MeasuredView> views, Truth truth, Verdict verdict) {
    long sum = 0;
    for (int i = 0; i < stations.size(); i++) {
      String station = stations.get(i);
      List<MeasuredView> there =
          views.stream().filter(view -> view.station().equals(station)).toList();
      sum += models.count(chosen.get(i), there, truth, verdict);
    }
    return sum;
  }
}
