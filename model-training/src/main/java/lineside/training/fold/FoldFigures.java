package lineside.training.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import lineside.training.fit.Validation;

/**
 * Figures of every fold on the pictures it did not learn from, in the order of the folds. They say
 * how much a figure depends on which parts were photographed: the spread of another set of parts is
 * about theirs, not that of the interval of one test half.
 *
 * @param folds one each
 */
public record FoldFigures(List<Fold> folds) {
  /** Nothing was run. */
  public static final FoldFigures NONE = new FoldFigures(List.of());

  /** Copies the list. */
  public FoldFigures {
    folds = List.copyOf(folds);
  }

  /**
   * One fold.
   *
   * @param good good pictures it was measured on
   * @param defect defect pictures it was measured on
   * @param validation figures; NaN where it held nothing to measure with
   */
  public record Fold(int good, int defect, Validation validation) {}

  /**
   * Mean and spread of the folds where a figure is known.
   *
   * @param count folds where it is known
   * @param mean NaN for none
   * @param deviation standard deviation of a sample (n - 1); NaN for fewer than two
   * @param lowest NaN for none
   * @param highest NaN for none
   */
  public record Spread(int count, double mean, double deviation, double lowest, double highest) {
    static Spread of(double[] values) {
      double sum = 0;
      double low = Double.NaN;
      double high = Double.NaN;
      for (double value : values) {
        sum += value;
        low = Double.isNaN(low) ? value : Math.min(low, value);
        high = Double.isNaN(high) ? value : Math.max(high, value);
      }
      double mean = sum / values.length;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double deviation = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
      return new Spread(values.length, mean, deviation, low, high);
    }

    /** Such as {@code 0.9531 +- 0.0210 (0.9301 to 0.9800)}. */
    public String line() {
      if (count == 0) {
        return "not known";
      }
      String range = String.format(Locale.ROOT, "(%.4f to %.4f)", lowest, highest);
      return Double.isNaN(deviation)
          ? String.format(Locale.ROOT, "%.4f, one fold only", mean)
          : String.format(Locale.ROOT, "%.4f +- %.4f %s", mean, deviation, range);
    }
  }

  /** Chance that a defect picture scores above a good one. */
  public Spread imageAuroc() {
    return spread(Validation::imageAuroc);
  }

  /** Average precision of the map pixels. */
  public Spread pixelAp() {
    return spread(Validation::pixelAp);
  }

  private Spread spread(ToDoubleFunction<Validation> figure) {
    return Spread.of(
        folds.stream()
            .map(Fold::validation)
            .mapToDouble(figure)
            .filter(value -> !Double.isNaN(value))
            .toArray());
  }

  /** For people: every fold, then mean, deviation and range. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      lines.add("fold %d of %d: %s".formatted(i + 1, folds.size(), line(folds.get(i))));
    }
    if (!folds.isEmpty()) {
      lines.add(
          "%d folds: image AUROC %s, pixel AP %s"
              .formatted(folds.size(), imageAuroc().line(), pixelAp().line()));
    }
    return List.copyOf(lines);
  }

  /** One fold, for people. */
  public static String line(Fold fold) {
    return "%s on %d good and %d defect pictures"
        .formatted(fold.validation().line(), fold.good(), fold.defect());
  }
}
