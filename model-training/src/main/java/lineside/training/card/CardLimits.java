package lineside.training.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.ImageFigures;
import lineside.vision.dataset.Visibility;

/** What the figures of a card do not show: told with it, derived from what was measured. */
final class CardLimits {
  /** Below this, a kind's interval is wider than most decisions can bear. */
  private static final int FEW = 20;

  private CardLimits() {}

  static List<String> of(CardFacts facts) {
    List<String> limits = new ArrayList<>(facts.limits());
    if (facts.evaluations().isEmpty()) {
      limits.add("It was measured on no picture: nothing is known about how well it works.");
    }
    for (CardEvaluation evaluation : facts.evaluations()) {
      limits.addAll(of(evaluation));
    }
    limits.add(
        "Nothing is known about parts, materials, cameras and lights that are not in the data.");
    return limits.stream().distinct().toList();
  }

  private static List<String> of(CardEvaluation evaluation) {
    EvaluationReport report = evaluation.report();
    ImageFigures image = report.image();
    List<String> limits = new ArrayList<>();
    String where = evaluation.title() + ": ";
    if (image.escapes().count() == 0) {
      image
          .escapes()
          .interval()
          .ifPresent(
              i ->
                  limits.add(
                      String.format(
                          Locale.ROOT,
                          "%sno escape among %d defects still allows %.1f %% of them to escape.",
                          where,
                          image.defect(),
                          100 * i.high())));
    }
    if (image.overkill().count() == 0) {
      image
          .overkill()
          .interval()
          .ifPresent(
              i ->
                  limits.add(
                      String.format(
                          Locale.ROOT,
                          "%sno false alarm among %d good pictures still allows %.1f %%.",
                          where,
                          image.good(),
                          100 * i.high())));
    }
    long groups =
        report.pictures().stream().flatMap(p -> p.picture().group().stream()).distinct().count();
    if (groups > 0) {
      limits.add(
          "%sthe pictures show %d places or parts; escapes and overkill have intervals as if every picture were a sample of its own, which makes them too narrow."
              .formatted(where, groups));
    }
    List<String> few = new ArrayList<>();
    report
        .perClass()
        .forEach(
            (kind, figures) -> {
              if (figures.defect() < FEW) {
                few.add("%s (%d)".formatted(kind, figures.defect()));
              }
            });
    if (!few.isEmpty()) {
      limits.add(where + "too few to say much of: " + String.join(", ", few) + ".");
    }
    long faint =
        report.pictures().stream()
            .filter(p -> p.picture().visibility() == Visibility.FAINT)
            .count();
    if (faint > 0) {
      limits.add(
          "%s%d defects lie within the noise of their pictures; missing them is counted but was not learned against."
              .formatted(where, faint));
    }
    report.gaps().forEach(gap -> limits.add(where + gap + "."));
    return limits;
  }
}
