package lineside.training.card;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import lineside.vision.dataset.Evaluation;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.ScoredPicture;
import lineside.vision.dataset.Visibility;
import lineside.vision.detect.DefectDetector;

/**
 * A package measured on labelled pictures, with the pictures it does worst on.
 *
 * @param title which pictures, such as {@code Test half} or {@code Held out of training}
 * @param provider where it computed
 * @param report the figures
 * @param available pictures there were; more than the report has when time was short
 * @param misses visible defects with the lowest scores, the worst first
 * @param falseAlarms good pictures with the highest scores, the worst first
 */
public record CardEvaluation(
    String title,
    String provider,
    EvaluationReport report,
    int available,
    List<Example> misses,
    List<Example> falseAlarms) {
  private static final int EXAMPLES = 6;
  private static final int PROBED = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Copies the lists. */
  public CardEvaluation {
    requireNonNull(title, "title is null");
    requireNonNull(report, "report is null");
    misses = List.copyOf(misses);
    falseAlarms = List.copyOf(falseAlarms);
  }

  /**
   * A picture with what the model makes of it.
   *
   * @param caption for people
   * @param jpeg whole picture, the place in question, the same with map and truth
   */
  @SuppressWarnings("ArrayRecordComponent") // a file, never compared
  public record Example(String caption, byte[] jpeg) {}

  /**
   * Measures. Pictures that do not read are left out and counted in the report.
   *
   * @param limit about how long it may take; a part of the pictures of every label is measured when
   *     all of them would take longer
   */
  public static CardEvaluation of(
      DefectDetector detector, String title, List<LabelledPicture> pictures, Duration limit) {
    List<LabelledPicture> some = thatFit(detector, pictures, limit);
    EvaluationReport report = Evaluation.of(detector, some);
    float notOk = report.thresholds().notOk();
    ExamplePainter painter = new ExamplePainter(detector);
    Comparator<ScoredPicture> byScore = Comparator.comparingDouble(ScoredPicture::score);
    return new CardEvaluation(
        title,
        detector.provider(),
        report,
        pictures.size(),
        worst(
            report,
            p -> !p.picture().isGood() && p.picture().visibility() == Visibility.VISIBLE,
            byScore,
            p -> painter.paint(p, p.score() < notOk ? "missed" : "found, with the lowest score")),
        worst(
            report,
            p -> p.picture().isGood(),
            byScore.reversed(),
            p -> painter.paint(p, p.score() >= notOk ? "false alarm" : "passed, closest to one")));
  }

  /** Paints; empty when the file cannot be shown. */
  interface Painting {
    List<Example> paint(ScoredPicture picture);
  }

  private static List<Example> worst(
      EvaluationReport report,
      Predicate<ScoredPicture> belongs,
      Comparator<ScoredPicture> worstFirst,
      Painting painting) {
    List<Example> examples = new ArrayList<>();
    report.pictures().stream()
        .filter(belongs)
        .sorted(worstFirst)
        .limit(EXAMPLES)
        .forEach(picture -> examples.addAll(painting.paint(picture)));
    return examples;
  }

  private static List<LabelledPicture> thatFit(
      DefectDetector detector, List<LabelledPicture> pictures, Duration limit) {
    if (pictures.size() <= PROBED) {
      return pictures;
    }
    List<LabelledPicture> probe = List.of(pictures.get(0), pictures.get(pictures.size() - 1));
    long before = System.nanoTime();
    Evaluation.of(detector, probe);
    // The first of them was inspected twice.
    double millisEach = (System.nanoTime() - before) / NANOS_PER_MILLI / PROBED;
    int fit = (int) Math.max(1, limit.toMillis() / Math.max(millisEach, 1e-3));
    return fit >= pictures.size() ? pictures : everyFew(pictures, fit);
  }

  /** The same share of every label, spread evenly over its pictures. */
  static List<LabelledPicture> everyFew(List<LabelledPicture> pictures, int fit) {
    Map<String, List<LabelledPicture>> byLabel = new TreeMap<>();
    pictures.forEach(p -> byLabel.computeIfAbsent(p.label(), l -> new ArrayList<>()).add(p));
    List<LabelledPicture> some = new ArrayList<>();
    for (List<LabelledPicture> same : byLabel.values()) {
      int wanted = Math.max(1, (int) ((long) same.size() * fit / pictures.size()));
      for (int i = 0; i < wanted; i++) {
        some.add(same.get((int) ((long) i * same.size() / wanted)));
      }
    }
    return some;
  }
}
