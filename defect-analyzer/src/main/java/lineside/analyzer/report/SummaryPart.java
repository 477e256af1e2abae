package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.pattern.Wording;
import lineside.schemas.record.ResultEvaluation;

/** The figures of the first page: parts by verdict, together and by line. */
final class SummaryPart {
  private SummaryPart() {}

  static List<Page.Tile> tiles(List<InspectedPart> parts) {
    long all = parts.size();
    List<Page.Tile> tiles = new ArrayList<>();
    tiles.add(new Page.Tile("inspections", Figures.count(all), "", ""));
    tiles.add(tile("OK", count(parts, ResultEvaluation.OK), all, "ok"));
    tiles.add(tile("NOT_OK", count(parts, ResultEvaluation.NOT_OK), all, "nok"));
    tiles.add(tile("NOT_DECIDABLE", count(parts, ResultEvaluation.NOT_DECIDABLE), all, "nd"));
    tiles.add(tile("UNDEFINED", count(parts, ResultEvaluation.UNDEFINED), all, "und"));
    tiles.add(
        new Page.Tile(
            "first-pass yield",
            firstPassYield(parts),
            "OK at the first passage, of all first passages",
            ""));
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
