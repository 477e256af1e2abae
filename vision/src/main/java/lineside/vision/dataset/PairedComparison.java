package lineside.vision.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model against another on the same pictures: differences, candidate less baseline, with
 * intervals from drawing the same places, parts or pictures for both.
 *
 * @param pictures pictures that both answered
 * @param auroc difference of the image AUROC
 * @param pixelAp difference of the pixel AP; null when the set has no masks
 */
public record PairedComparison(int pictures, Difference auroc, @Nullable Difference pixelAp) {
  /**
   * A difference.
   *
   * @param value candidate less baseline; NaN when there is nothing to count
   * @param range 95 % interval; null when there is too little for one
   */
  public record Difference(double value, @Nullable Interval range) {
    /** The interval, if there is one. */
    public Optional<Interval> interval() {
      return Optional.ofNullable(range);
    }
  }

  /** The difference of the pixel AP, if there are masks. */
  public Optional<Difference> pixel() {
    return Optional.ofNullable(pixelAp);
  }

  /**
   * Compares two reports about the same list of pictures.
   *
   * @param baseline what is to be beaten
   */
  public static PairedComparison of(EvaluationReport candidate, EvaluationReport baseline) {
    Map<Path, ScoredPicture> before = new HashMap<>();
    baseline.pictures().forEach(p -> before.put(p.picture().file(), p));
    List<ScoredPicture> ours = new ArrayList<>();
    List<ScoredPicture> theirs = new ArrayList<>();
    for (ScoredPicture picture : candidate.pictures()) {
      ScoredPicture other = before.get(picture.picture().file());
      if (other != null) {
        ours.add(picture);
        theirs.add(other);
      }
    }
    return new PairedComparison(ours.size(), auroc(ours, theirs), pixelAp(candidate, baseline));
  }

  private static Difference auroc(List<ScoredPicture> ours, List<ScoredPicture> theirs) {
    Units units = Units.of(ours.stream().map(ScoredPicture::picture).toList());
    WeightedRanking candidate = WeightedRanking.of(ours, units);
    WeightedRanking baseline = WeightedRanking.of(theirs, units);
    int[] once = new int[units.count()];
    Arrays.fill(once, 1);
    return new Difference(
        candidate.auroc(once) - baseline.auroc(once),
        Bootstrap.interval(
                units.count(),
                "paired " + units.method(),
                times -> candidate.auroc(times) - baseline.auroc(times))
            .orElse(null));
  }

  private static @Nullable Difference pixelAp(
      EvaluationReport candidate, EvaluationReport baseline) {
    EvaluationReport.@Nullable Pixels ours = candidate.pixels();
    EvaluationReport.@Nullable Pixels theirs = baseline.pixels();
    if (ours == null || theirs == null) {
      return null;
    }
    return new Difference(
        ours.figures().ap() - theirs.figures().ap(),
        ours.samples().differenceTo(theirs.samples()).orElse(null));
  }
}
