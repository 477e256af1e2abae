package lineside.vision.dataset;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How well images are told apart. A figure that has nothing to count is NaN.
 *
 * @param auroc chance that a defect scores above a good picture
 * @param ap average precision
 * @param escapes defects below the threshold
 * @param overkill good pictures at or above it
 * @param aurocRange 95 % interval of {@code auroc}; null when there is too little for one
 */
public record ImageFigures(
    double auroc, double ap, Share escapes, Share overkill, @Nullable Interval aurocRange) {
  /**
   * Pictures among others.
   *
   * @param count how many
   * @param of of how many
   */
  public record Share(int count, int of) {
    /** The share; NaN of none. */
    public double rate() {
      return of == 0 ? Double.NaN : (double) count / of;
    }

    /** Exact interval, if the pictures are independent; empty of none. */
    public Optional<Interval> interval() {
      return ExactShare.interval(count, of);
    }
  }

  /** Counts. */
  public static ImageFigures of(List<ScoredPicture> pictures, float threshold) {
    float[] good = scores(pictures.stream().filter(p -> p.picture().isGood()).toList());
    float[] defect = scores(pictures.stream().filter(p -> !p.picture().isGood()).toList());
    return new ImageFigures(
        Ranking.auroc(good, defect),
        Ranking.averagePrecision(good, defect),
        new Share(defect.length - countFrom(defect, threshold), defect.length),
        new Share(countFrom(good, threshold), good.length),
        AurocInterval.of(pictures).orElse(null));
  }

  /** Share of defects below the threshold. */
  public double escapeRate() {
    return escapes.rate();
  }

  /** Share of good pictures at or above the threshold. */
  public double overkillRate() {
    return overkill.rate();
  }

  /** Good pictures. */
  public int good() {
    return overkill.of();
  }

  /** Defects. */
  public int defect() {
    return escapes.of();
  }

  /** Interval of the AUROC, if there is one. */
  public Optional<Interval> aurocInterval() {
    return Optional.ofNullable(aurocRange);
  }

  private static float[] scores(List<ScoredPicture> pictures) {
    float[] scores = new float[pictures.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = pictures.get(i).score();
    }
    return scores;
  }

  private static int countFrom(float[] scores, float threshold) {
    int from = 0;
    for (float score : scores) {
      from += score >= threshold ? 1 : 0;
    }
    return from;
  }
}
