package lineside.analyzer.report;

import java.util.List;
import java.util.Optional;
import lineside.analyzer.pattern.Comparison;
import lineside.analyzer.pattern.PastReport;
import lineside.analyzer.pattern.Wording;
import lineside.schemas.record.ComparedState;

/** What changed since the report before. */
final class ChangesPart {
  private ChangesPart() {}

  static Page.Changes of(Comparison comparison, String currency) {
    Optional<PastReport> before = comparison.before();
    if (before.isEmpty()) {
      return new Page.Changes(
          false,
          "There is no report before in this directory: all patterns are new.",
          false,
          List.of());
    }
    List<Page.GoneRow> gone =
        comparison.gone().stream()
            .map(
                past ->
                    new Page.GoneRow(
                        past.title(),
                        past.place().lineId(),
                        Figures.count(past.counts().defects()),
                        Wording.cost(past.totalCost(), currency)))
            .toList();
    String note =
        "Compared with report %s of %s: %d new, %d known, %d stronger, %d weaker, %d gone. Stronger and weaker: the rate under the factor changed by more than three standard errors."
            .formatted(
                before.get().reportId(),
                before.get().reportAt(),
                comparison.count(ComparedState.NEW),
                comparison.count(ComparedState.KNOWN),
                comparison.count(ComparedState.STRONGER),
                comparison.count(ComparedState.WEAKER),
                gone.size());
    return new Page.Changes(true, note, !gone.isEmpty(), gone);
  }

  /** A word for a person. */
  static String word(ComparedState state) {
    return switch (state) {
      case NEW -> "new";
      case KNOWN -> "known";
      case STRONGER -> "stronger";
      case WEAKER -> "weaker";
    };
  }
}
