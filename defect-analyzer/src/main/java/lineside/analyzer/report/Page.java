package lineside.analyzer.report;

import java.util.List;

/**
 * Everything the template of the page names, as text. Fields called {@code svg}, {@code script} and
 * {@code chartData} are put in as they are and are made by this package alone; all others are
 * escaped by the template.
 */
record Page(
    String reportId,
    String reportAt,
    String period,
    boolean isEmpty,
    List<Tile> tiles,
    List<LineRow> lines,
    String headline,
    boolean hasPatterns,
    List<PatternPart> patterns,
    boolean hasOpen,
    List<OpenRow> open,
    List<FacePart> faces,
    Quality quality,
    int testCount,
    String script,
    String chartData) {

  /** A figure with its name. */
  record Tile(String name, String figure, String note, String mark) {}

  record LineRow(
      String line,
      String parts,
      String ok,
      String notOk,
      String notDecidable,
      String undefined,
      String firstPassYield) {}

  /** One pattern: its row in the summary and its section. */
  record PatternPart(
      int number,
      String id,
      String title,
      String line,
      String station,
      String kind,
      String factor,
      String parts,
      String partsUnder,
      String rate,
      String partsElsewhere,
      String rateElsewhere,
      String ratio,
      String interval,
      String pValue,
      String qValue,
      String test,
      String firstSeen,
      String lastSeen,
      boolean hasPlace,
      String place,
      boolean hasRhythm,
      String rhythm,
      boolean hasCrops,
      List<Crop> crops,
      String cropNote,
      boolean isStrip,
      String svg,
      boolean hasAlsoSeen,
      List<String> alsoSeen,
      List<TestRow> tests,
      boolean hasSuspects,
      String suspectNote,
      List<String> suspects,
      String chartId) {}

  record Crop(String uri, String caption) {}

  record TestRow(
      String factor,
      String round,
      String under,
      String elsewhere,
      String ratio,
      String pValue,
      String qValue,
      boolean isNamed) {}

  /** A group of defects that no pattern explains. */
  record OpenRow(
      String line, String station, String kind, String parts, String rate, String reason) {}

  record FacePart(String title, String note, String svg) {}

  record Quality(
      List<String> facts,
      boolean hasDamaged,
      List<DamagedRow> damaged,
      boolean hasUndefined,
      List<UndefinedRow> undefined,
      boolean hasUndecided,
      List<UndecidedRow> undecided) {}

  record DamagedRow(String name, String reason) {}

  record UndefinedRow(String line, String station, String camera, String reason, String views) {}

  record UndecidedRow(String line, String station, String kind, String parts) {}
}
