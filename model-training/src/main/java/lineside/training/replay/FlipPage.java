package lineside.training.replay;

import java.util.List;

/**
 * Everything the template of the report names, as text. The field {@code svg} is put in as it is
 * and is made by this package alone; all others are escaped by the template.
 */
record FlipPage(
    String headline,
    String verdict,
    String frames,
    List<SideRow> sides,
    List<Tile> tiles,
    List<Row> matrix,
    List<String> outcomes,
    List<RateRow> rates,
    boolean hasTruth,
    List<ErrorRow> errors,
    String truthNote,
    List<KindRow> kinds,
    String svg,
    boolean hasFlips,
    List<Group> groups,
    String shownNote,
    boolean hasDamaged,
    List<Damaged> damaged,
    String damagedNote) {

  record SideRow(
      String role,
      String name,
      String directory,
      String sha256,
      String provider,
      String notOk,
      String undecidableFrom,
      String median,
      String p99) {}

  /** A figure with its name. */
  record Tile(String name, String figure, String note, String mark) {}

  /** One outcome of the baseline against all of the candidate. */
  record Row(String from, List<Cell> cells) {}

  record Cell(String count, String mark) {}

  record RateRow(String name, String count, String rate, String interval) {}

  record ErrorRow(String name, String baseline, String candidate) {}

  record KindRow(
      String kind,
      int pictures,
      int okToNotOk,
      int notOkToOk,
      int toUndecidable,
      int fromUndecidable,
      int renamed,
      String mends,
      String breaks) {}

  /** Flips of one sort. */
  record Group(String title, String note, List<Flip> flips) {}

  record Flip(String name, String facts, List<Panel> panels) {}

  record Panel(String caption, String uri) {}
}
