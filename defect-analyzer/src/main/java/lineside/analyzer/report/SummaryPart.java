package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lineside.analyzer.mining.ClockTrust;
import lineside.analyzer.mining.Costs;
import lineside.analyzer.mining.DataQuality;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.SettingsSource;
import lineside.analyzer.pattern.Comparison;
import lineside.analyzer.pattern.Wording;
import lineside.schemas.record.ComparedState;
import lineside.schemas.record.ResultEvaluation;

/** The first page: what matters most, on one sheet. */
final class SummaryPart {
  /** Patterns on the first page; the others have pages of their own all the same. */
  private static final int MAX_ROWS = 8;

  private SummaryPart() {}

  static Page.Summary of(ReportContents report, List<Page.PatternPart> patterns) {
    List<Page.SummaryRow> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(MAX_ROWS, patterns.size()); i++) {
      Page.PatternPart part = patterns.get(i);
      rows.add(
          new Page.SummaryRow(
              part.number(),
              part.id(),
              part.title(),
              part.state(),
              part.stateMark(),
              part.line(),
              part.when(),
              part.rates().parts(),
              part.rates().ratio(),
              part.rates().interval(),
              Wording.cost(
                  report.mined().patterns().get(i).weight().severity().total(),
                  report.money().costs().currency()),
              Figures.count(report.patterns().get(i).getSuspectParts())));
    }
    int more = patterns.size() - rows.size();
    return new Page.Summary(
        headline(report),
        !rows.isEmpty(),
        rows,
        more > 0,
        more + " more with less cost follow on their own pages.",
        costNote(report.money()),
        qualityNote(report));
  }

  private static String headline(ReportContents report) {
    int patterns = report.patterns().size();
    if (report.mined().population().parts().isEmpty()) {
      return "The archive holds no inspections: there is nothing to report.";
    }
    if (patterns == 0) {
      return "No factor stands out: what was found shows no pattern.";
    }
    double cost =
        report.mined().patterns().stream()
            .mapToDouble(pattern -> pattern.weight().severity().total())
            .sum();
    double lost = report.mined().patterns().stream().mapToDouble(FoundPattern::partsLost).sum();
    String stands =
        patterns == 1
            ? "One cause stands out. It spoiled"
            : patterns + " causes stand out, the costliest first. Together they spoiled";
    return stands
        + String.format(Locale.ROOT, " about %,.0f parts and cost ", lost)
        + Wording.cost(cost, report.money().costs().currency())
        + "."
        + changed(report.comparison());
  }

  private static String changed(Comparison comparison) {
    if (comparison.before().isEmpty()) {
      return "";
    }
    return " Since the report before: %d new, %d stronger, %d weaker, %d gone."
        .formatted(
            comparison.count(ComparedState.NEW),
            comparison.count(ComparedState.STRONGER),
            comparison.count(ComparedState.WEAKER),
            comparison.gone().size());
  }

  private static String costNote(ReportContents.Money money) {
    Costs costs = money.costs();
    return String.format(
        Locale.ROOT,
        "Costs%s: %.4g %s a scrapped part, %.4g a reworked one, %.4g an escape; inspection misses %.1f %% of defects (%s).",
        money.source() == SettingsSource.DEFAULTS
            ? " are the defaults of this program, not the plant's own"
            : " as set by the plant",
        costs.scrap(),
        costs.currency(),
        costs.rework(),
        costs.escape(),
        100 * costs.missedShare(),
        money.escapeNote());
  }

  private static String qualityNote(ReportContents report) {
    DataQuality quality = report.mined().population().quality();
    long parts = report.mined().population().parts().size();
    List<String> notes = new ArrayList<>();
    if (!report.data().damagedFiles().isEmpty()) {
      notes.add(
          Figures.counted(report.data().damagedFiles().size(), "archive file")
              + " could not be read");
    }
    long undefined = count(report.mined().population().parts(), ResultEvaluation.UNDEFINED);
    if (undefined > 0) {
      notes.add(
          Wording.percent((double) undefined / parts) + " of the inspections are no evidence");
    }
    if (quality.withoutContext() > 0) {
      notes.add(Wording.percent((double) quality.withoutContext() / parts) + " have no context");
    }
    quality.clocks().stream()
        .filter(clock -> clock.trust() == ClockTrust.UNSURE)
        .forEach(
            clock ->
                notes.add("the clocks of " + clock.lineId() + " disagree, its times say nothing"));
    return notes.isEmpty() ? "" : "Mind the data: " + String.join("; ", notes) + ".";
  }

  static List<Page.Tile> tiles(List<InspectedPart> parts) {
    long all = parts.size();
    List<Page.Tile> tiles = new ArrayList<>();
    tiles.add(new Page.Tile("inspections", Figures.count(all), "", ""));
    tiles.add(tile("OK", count(parts, ResultEvaluation.OK), all, "ok"));
    tiles.add(tile("NOT_OK", count(parts, ResultEvaluation.NOT_OK), all, "nok"));
    tiles.add(tile("NOT_DECIDABLE", count(parts, ResultEvaluation.NOT_DECIDABLE), all, "nd"));
    tiles.add(tile("UNDEFINED", count(parts, ResultEvaluation.UNDEFINED), all, "und"));
    tiles.add(new Page.Tile("first-pass yield", firstPassYield(parts), "OK at first passage", ""));
    return tiles;
  }

  static List<Page.LineRow> lines(List<InspectedPart> parts) {
    List<Page.LineRow> rows = new ArrayList<>();
    byLine(parts)
        .forEach(
            (line, made) ->
                rows.add(
                    new Page.LineRow(
                        line,
                        Figures.count(made.size()),
                        Figures.count(count(made, ResultEvaluation.OK)),
                        Figures.count(count(made, ResultEvaluation.NOT_OK)),
                        Figures.count(count(made, ResultEvaluation.NOT_DECIDABLE)),
                        Figures.count(count(made, ResultEvaluation.UNDEFINED)),
                        firstPassYield(made))));
    return rows;
  }

  static Map<String, List<InspectedPart>> byLine(List<InspectedPart> parts) {
    Map<String, List<InspectedPart>> lines = new TreeMap<>();
    parts.forEach(p -> lines.computeIfAbsent(p.lineId(), k -> new ArrayList<>()).add(p));
    return lines;
  }

  static long count(List<InspectedPart> parts, ResultEvaluation evaluation) {
    return parts.stream().filter(part -> part.evaluation() == evaluation).count();
  }

  private static Page.Tile tile(String name, long count, long all, String mark) {
    return new Page.Tile(
        name, Figures.count(count), all == 0 ? "" : Wording.percent((double) count / all), mark);
  }

  private static String firstPassYield(List<InspectedPart> parts) {
    List<InspectedPart> first = parts.stream().filter(part -> part.attempt() == 1).toList();
    return first.isEmpty()
        ? "–"
        : Wording.percent((double) count(first, ResultEvaluation.OK) / first.size());
  }
}
