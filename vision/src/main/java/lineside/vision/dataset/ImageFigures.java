package lineside.vision.dataset;

import java.util.List;

/**
 * How well images are told apart. A figure that has nothing to count is NaN.
 *
 * @param auroc chance that a defect scores above a good picture
 * @param ap average precision
 * @param escapeRate share of defects below the threshold
 * @param overkillRate share of good pictures at or above it
 * @param good good pictures
 * @param defect defects
 */
public record ImageFigures(
    double auroc, double ap, double escapeRate, double overkillRate, int good, int defect) {
  /** Counts. */
  public static ImageFigures of(List<ScoredPicture> pictures, float threshold) {
    float[] good = scores(pictures.stream().filter(p -> p.picture().isGood()).toList());
    float[] defect = scores(pictures.stream().filter(p -> !p.picture().isGood()).toList());
    return new ImageFigures(
        Ranking.auroc(good, defect),
        Ranking.averagePrecision(good, defect),
        1 - shareFrom(defect, threshold),
        shareFrom(good, threshold),
        good.length,
        defect.length);
  }

  private static float[] scores(List<ScoredPicture> pictures) {
    float[] scores = new float[pictures.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = pictures.get(i).score();
    }
    return scores;
  }

  private static double shareFrom(float[] scores, float threshold) {
    int from = 0;
    for (float score : scores) {
      from += score >= threshold ? 1 : 0;
    }
    return scores.length == 0 ? Double.NaN : (double) from / scores.length;
  }
}
