package lineside.cli.study.station;

import java.util.ArrayList;
import java.util.List;
import lineside.cli.study.station.MeasuredView.Truth;
import lineside.vision.dataset.Ranking;

/**
 * The models of a study, each with one threshold for all stations, as a package has one.
 *
 * @param names for people
 * @param thresholds score from which a view is not OK
 * @param millis median processor time of one picture
 */
record Models(List<String> names, List<Float> thresholds, List<Double> millis) {
  private static final double MICROS = 1000.0;

  /** Copies the lists. */
  Models {
    names = List.copyOf(names);
    thresholds = List.copyOf(thresholds);
    millis = List.copyOf(millis);
  }

  /**
   * Of what was measured.
   *
   * @param overkill largest share of good views that may be called not OK, of {@code chooseBy}
   */
  static Models of(List<String> names, List<MeasuredView> chooseBy, double overkill) {
    List<Float> thresholds = new ArrayList<>();
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int model = i;
      List<Float> good =
          chooseBy.stream()
              .filter(view -> view.truth() == Truth.GOOD)
              .map(view -> view.scores().get(model))
              .sorted()
              .toList();
      int allowed = (int) Math.floor(overkill * good.size());
      thresholds.add(Math.nextUp(good.get(good.size() - 1 - allowed)));
      List<Long> times = chooseBy.stream().map(view -> view.micros().get(model)).sorted().toList();
      millis.add(times.get(times.size() / 2) / MICROS);
    }
    return new Models(names, thresholds, millis);
  }

  boolean isNotOk(int model, MeasuredView view) {
    return view.scores().get(model) >= thresholds.get(model);
  }

  /** Views of this truth that the model says this of. */
  long count(int model, List<MeasuredView> views, Truth truth, Verdict verdict) {
    return views.stream()
        .filter(view -> view.truth() == truth)
        .filter(view -> isNotOk(model, view) == (verdict == Verdict.NOT_OK))
        .count();
  }

  /** Area under the curve of good against visible defects. */
  static double auroc(int model, List<MeasuredView> views) {
    return Ranking.auroc(scores(model, views, Truth.GOOD), scores(model, views, Truth.VISIBLE));
  }

  private static float[] scores(int model, List<MeasuredView> views, Truth truth) {
    List<Float> chosen =
        views.stream()
            .filter(view -> view.truth() == truth)
            .map(view -> view.scores().get(model))
            .toList();
    float[] scores = new float[chosen.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = chosen.get(i);
    }
    return scores;
  }

  /** What a model says of a view. */
  enum Verdict {
    OK,
    NOT_OK
  }
}
