package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import lineside.analyzer.mining.DefectGroup;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.MiningResult;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.pattern.Wording;

/** Defects that no pattern explains, most frequent first. */
final class OpenRows {
  private static final int MAX_ROWS = 20;

  /** As many defects as mining asks for before it tests a group. */
  private static final int TESTED_FROM = MiningResult.MIN_DEFECTS;

  private OpenRows() {}

  static List<Page.OpenRow> of(MiningResult mined) {
    Set<Occurrence> explained = Collections.newSetFromMap(new IdentityHashMap<>());
    mined.patterns().stream().map(FoundPattern::occurrences).forEach(explained::addAll);
    record Left(DefectGroup group, long parts) {}
    List<Left> left = new ArrayList<>();
    for (DefectGroup group : mined.population().groups()) {
      long parts = group.occurrences().stream().filter(o -> !explained.contains(o)).count();
      if (parts > 0) {
        left.add(new Left(group, parts));
      }
    }
    return left.stream()
        .sorted(Comparator.comparingLong(Left::parts).reversed())
        .limit(MAX_ROWS)
        .map(
            row ->
                new Page.OpenRow(
                    row.group().key().lineId(),
                    row.group().key().stationId(),
                    row.group().key().kind(),
                    Figures.count(row.parts()),
                    Wording.percent((double) row.parts() / row.group().base().size()),
                    row.group().occurrences().size() < TESTED_FROM
                        ? "too few to test"
                        : "no factor stands out"))
        .toList();
  }
}
