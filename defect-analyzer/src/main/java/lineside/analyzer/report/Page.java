package lineside.analyzer.report;

import java.util.List;
import lineside.analyzer.narrate.Narration;

/**
 * Everything the template of the page names, as text. Fields whose name ends in {@code svg} or
 * {@code Svg}, and {@code style}, are put in as they are and are made by this package alone; all
 * others are escaped by the template.
 */
record Page(
    Look look,
    String reportId,
    String reportAt,
    String period,
    boolean isEmpty,
    List<Tile> tiles,
    List<LineRow> lines,
    Summary summary,
    Changes changes,
    List<PatternPart> patterns,
    boolean hasOpen,
    List<OpenRow> open,
    List<FacePart> faces,
    Quality quality,
    int testCount,
    Overview overview,
    Told told) {

  /**
   * What a language model wrote.
   *
   * @param text empty when it wrote nothing that can be used
   * @param note who wrote it, or why there is nothing; empty when nobody was asked
   */
  record Told(boolean isThere, String text, String note) {
    static Told of(Narration narration) {
      if (!narration.sentences().isEmpty()) {
        return new Told(
            true,
            narration.text(),
            "Written by the language model "
                + narration.author()
                + " from the facts of this report and pictures in it. Every figure in it was found in"
                + " those facts; what it makes of them was not checked.");
      }
      String note =
          narration.problem().isEmpty()
              ? ""
              : "The language model "
                  + narration.author()
                  + " wrote no summary that can be used: "
                  + narration.problem()
                  + ".";
      return new Told(false, "", note);
    }
  }

  /** How the same content is dressed for the screen and for paper. */
  record Look(String style, boolean isPaper) {}

  /** The first page. */
  record Summary(
      String headline,
      boolean hasPatterns,
      List<SummaryRow> rows,
      boolean hasMore,
      String more,
      String costNote,
      String qualityNote) {}

  record SummaryRow(
      int number,
      String id,
      String title,
      String state,
      String stateMark,
      String line,
      String since,
      String parts,
      String ratio,
      String interval,
      String cost,
      String suspects) {}

  /** Against the report before. */
  record Changes(boolean hasBefore, String note, boolean hasGone, List<GoneRow> gone) {}

  record GoneRow(String title, String line, String parts, String cost) {}

  /** Charts over all patterns. */
  record Overview(String paretoSvg, List<ControlPart> controls, boolean hasControls) {}

  record ControlPart(String line, String svg, String note) {}

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

  /** One pattern: its own page. */
  record PatternPart(
      int number,
      String id,
      String title,
      String state,
      String stateMark,
      String line,
      String station,
      String factor,
      Rates rates,
      String when,
      String seen,
      String cost,
      String confirmed,
      boolean hasPlace,
      String place,
      boolean hasRhythm,
      String rhythm,
      boolean hasCrops,
      List<Crop> crops,
      String cropNote,
      boolean isStrip,
      String svg,
      String timelineSvg,
      boolean hasConfounded,
      List<String> confounded,
      boolean hasInteractions,
      List<String> interactions,
      boolean hasAlsoSeen,
      List<String> alsoSeen,
      Joint joint,
      List<TestRow> tests,
      String testNote,
      boolean hasSuspects,
      String suspectNote,
      List<SuspectGroup> suspects) {}

  /** What the joint model says. */
  record Joint(boolean isThere, String words, boolean hasMore, String more, List<Crop> crops) {}

  record Rates(
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
      String attributable) {}

  /** Suspects to hold, or to check. */
  record SuspectGroup(String action, String note, List<String> parts) {}

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
