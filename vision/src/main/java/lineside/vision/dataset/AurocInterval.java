package lineside.vision.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * 95 % interval of the image AUROC: bootstrap over the groups where the data set has any, else
 * DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988) on the logit scale. Both shrink to a
 * point when everything is ranked right; then Newcombe's score-type interval (Statistics in
 * Medicine 25, 2006, method 5) stands in, which does not.
 */
final class AurocInterval {
  private static final double Z = 1.959963984540054;
  private static final int BISECTIONS = 60;

  private AurocInterval() {}

  static Optional<Interval> of(List<ScoredPicture> pictures) {
    float[] good = scores(pictures, true);
    float[] defect = scores(pictures, false);
    if (good.length == 0 || defect.length == 0) {
      return Optional.empty();
    }
    double auroc = Ranking.auroc(good, defect);
    Units units = Units.of(pictures.stream().map(ScoredPicture::picture).toList());
    Optional<Interval> found = units.isGrouped() ? grouped(pictures, units) : deLong(good, defect);
    if (units.isGrouped() && found.isEmpty()) {
      return found;
    }
    return found
        .filter(interval -> interval.high() > interval.low())
        .or(() -> Optional.of(newcombe(auroc, good.length, defect.length)));
  }

  private static Optional<Interval> grouped(List<ScoredPicture> pictures, Units units) {
    WeightedRanking ranking = WeightedRanking.of(pictures, units);
    return Bootstrap.interval(units.count(), units.method(), ranking::auroc);
  }

  private static Optional<Interval> deLong(float[] good, float[] defect) {
    double auroc = Ranking.auroc(good, defect);
    if (good.length < 2 || defect.length < 2 || auroc <= 0 || auroc >= 1) {
      return Optional.empty();
    }
    double variance =
        spread(defect, good, auroc) / defect.length + spread(good, defect, 1 - auroc) / good.length;
    double half = Z * Math.sqrt(variance) / (auroc * (1 - auroc));
    double logit = Math.log(auroc / (1 - auroc));
    return Optional.of(new Interval(chance(logit - half), chance(logit + half), "DeLong, logit"));
  }

  /** Variance, over {@code ones}, of the share of {@code others} that each of them exceeds. */
  private static double spread(float[] ones, float[] others, double mean) {
    float[] sorted = others.clone();
    Arrays.sort(sorted); // sorting what is sorted costs nothing
    double sum = 0;
    for (float one : ones) {
      double wins = Ranking.auroc(sorted, new float[] {one}) - mean;
      sum += wins * wins;
    }
    return sum / (ones.length - 1);
  }

  private static double chance(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  static Interval newcombe(double auroc, int good, int defect) {
    double low = auroc <= 0 ? 0 : solve(0, auroc, auroc, good, defect);
    double high = auroc >= 1 ? 1 : solve(1, auroc, auroc, good, defect);
    return new Interval(low, high, "Newcombe");
  }

  /** The value between {@code end} and {@code auroc} that lies Z standard errors from it. */
  private static double solve(double end, double start, double auroc, int good, int defect) {
    double far = end;
    double near = start;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (far + near) / 2;
      double half = (good + defect) / 2.0 - 1;
      double variance =
          middle
              * (1 - middle)
              * (1 + half * ((1 - middle) / (2 - middle) + middle / (1 + middle)))
              / ((double) good * defect);
      if (Math.abs(auroc - middle) > Z * Math.sqrt(variance)) {
        far = middle;
      } else {
        near = middle;
      }
    }
    return (far + near) / 2;
  }

  private static float[] scores(List<ScoredPicture> pictures, boolean isGood) {
    List<ScoredPicture> some =
        pictures.stream().filter(p -> p.picture().isGood() == isGood).toList();
    float[] scores = new float[some.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = some.get(i).score();
    }
    return scores;
  }
}
