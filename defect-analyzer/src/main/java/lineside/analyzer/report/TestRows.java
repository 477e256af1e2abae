package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.RateTable;
import lineside.analyzer.mining.RatedTest;
import lineside.analyzer.pattern.Wording;

/** The factor table of a pattern: what was tested, strongest first. */
final class TestRows {
  /** Rows on paper; the named one is always among them. */
  private static final int MAX_ROWS = 11;

  private TestRows() {}

  static List<Page.TestRow> of(FoundPattern found) {
    List<Page.TestRow> rows = new ArrayList<>();
    for (RatedTest test : found.tests()) {
      boolean isNamed = test.equals(found.cause());
      if (rows.size() < MAX_ROWS - 1 || isNamed) {
        rows.add(row(test, isNamed));
      }
    }
    return rows;
  }

  static String note(FoundPattern found) {
    int left = found.tests().size() - of(found).size();
    return left > 0 ? left + " weaker tests are left out here." : "";
  }

  private static Page.TestRow row(RatedTest test, boolean isNamed) {
    RateTable table = test.table();
    return new Page.TestRow(
        Wording.factor(test.factor()),
        test.round() == 0 ? "all parts" : "without " + Figures.counted(test.round(), "cause"),
        rate(table.defectsUnder(), table.partsUnder(), table.rateUnder()),
        rate(table.defectsElsewhere(), table.partsElsewhere(), table.rateElsewhere()),
        Wording.ratio(table.ratio()) + " (" + interval(table) + ")",
        Wording.probability(test.pValue()),
        Wording.probability(test.qValue()),
        isNamed);
  }

  private static String rate(long defects, long parts, double rate) {
    return "%s of %s (%s)"
        .formatted(Figures.count(defects), Figures.count(parts), Wording.percent(rate));
  }

  static String interval(RateTable table) {
    return Wording.ratio(table.ratioLow()) + " to " + Wording.ratio(table.ratioHigh());
  }
}
