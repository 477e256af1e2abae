package lineside.training.replay;

import java.util.ArrayList;
import java.util.List;

/** A replay in a few plain lines. */
public final class FlipSummary {
  private FlipSummary() {}

  /** The lines, names and figures in columns. */
  public static List<String> lines(ReplayResult result) {
    ReplayFigures figures = ReplayFigures.of(result);
    List<String> lines = new ArrayList<>();
    lines.add(line("pictures", "%d judged, %d damaged", figures.pictures(), figures.damaged()));
    lines.add(line("alike", "%s", FlipText.full(figures.agreement())));
    figures
        .transitions()
        .forEach(
            (transition, share) -> {
              if (transition.isFlip()) {
                lines.add(line(transition.from() + " -> " + transition.to(), "%d", share.count()));
              }
            });
    lines.add(line("renamed", "%d", figures.renamed().count()));
    lines.add(line("truth", "%s", FlipText.verdict(figures)));
    lines.add(
        line(
            "time",
            "baseline %s on %s, candidate %s on %s (medians)",
            FlipText.millis(figures.baselineSpeed().medianMillis()),
            result.baseline().provider(),
            FlipText.millis(figures.candidateSpeed().medianMillis()),
            result.candidate().provider()));
    return lines;
  }

  @SuppressWarnings("AnnotateFormatMethod") // every pattern stands at its call
  private static String line(String name, String pattern, Object... values) {
    return "%-24s %s".formatted(name, pattern.formatted(values));
  }
}
