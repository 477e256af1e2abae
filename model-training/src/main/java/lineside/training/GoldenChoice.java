package lineside.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import lineside.training.calibrate.HeldOutScores;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.model.ModelCard.Thresholds;

/**
 * Chooses the golden samples of a package among held-out pictures, which the weights have not
 * learned by heart: of every label the first one and the one whose score lies nearest to a
 * threshold, and of all of them the nearest on either side of either threshold. There a small drift
 * turns a verdict, and a score far from 0 and 1 moves most with the sum that it is made of: a score
 * of 0.999 hides what a score of 0.5 shows.
 */
final class GoldenChoice {
  private final Map<Path, Float> scores = new HashMap<>();
  private final Thresholds thresholds;

  /** Takes what the package makes of the pictures, and where its verdicts change. */
  GoldenChoice(HeldOutScores scores, Thresholds thresholds) {
    this.thresholds = thresholds;
    for (List<HeldOutScores.Scored> some :
        List.of(scores.good(), scores.visible(), scores.faint())) {
      some.forEach(scored -> this.scores.put(scored.file(), scored.score()));
    }
  }

  /** The files, each once: at most two of every label and four more. */
  List<Path> of(List<LabelledPicture> held, List<String> labels) {
    Set<Path> golden = new LinkedHashSet<>();
    for (String label : labels) {
      List<Path> same =
          held.stream().filter(p -> p.label().equals(label)).map(LabelledPicture::file).toList();
      same.stream().findFirst().ifPresent(golden::add);
      same.stream().skip(1).min(Comparator.comparingDouble(this::distance)).ifPresent(golden::add);
    }
    List<Path> all = held.stream().map(LabelledPicture::file).filter(scores::containsKey).toList();
    for (float threshold : new float[] {thresholds.notOk(), thresholds.undecidableFrom()}) {
      nearest(all, threshold, score -> score < threshold).ifPresent(golden::add);
      nearest(all, threshold, score -> score >= threshold).ifPresent(golden::add);
    }
    return new ArrayList<>(golden);
  }

  private Optional<Path> nearest(List<Path> files, float threshold, Predicate<Float> side) {
    return files.stream()
        .filter(file -> side.test(score(file)))
        .min(Comparator.comparingDouble(file -> Math.abs(score(file) - threshold)));
  }

  /** To the nearer threshold. */
  private double distance(Path file) {
    return Math.min(
        Math.abs(score(file) - thresholds.notOk()),
        Math.abs(score(file) - thresholds.undecidableFrom()));
  }

  private float score(Path file) {
    return scores.getOrDefault(file, 0f);
  }
}
