package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.narrate.Facts;

/** What the page states, line by line, for who tells it: in its words and with its figures. */
final class ReportFacts {
  private ReportFacts() {}

  static Facts of(
      String period, List<Page.Tile> tiles, Page.Summary summary, List<Page.PatternPart> patterns) {
    List<String> general = new ArrayList<>(List.of("covers " + period, summary.headline()));
    tiles.forEach(
        tile -> general.add("%s: %s %s".formatted(tile.name(), tile.figure(), tile.note())));
    add(general, "", summary.qualityNote());
    add(general, "", summary.costNote());
    return new Facts(general, patterns.stream().map(ReportFacts::of).toList());
  }

  private static Facts.PatternFacts of(Page.PatternPart pattern) {
    Page.Rates rates = pattern.rates();
    List<String> lines = new ArrayList<>();
    lines.add(pattern.title());
    lines.add("state against the report before: " + pattern.state());
    lines.add("where: %s, station %s".formatted(pattern.line(), pattern.station()));
    add(lines, "place on the part: ", pattern.hasPlace() ? pattern.place() : "");
    lines.add("goes together with: " + pattern.factor());
    lines.add("since when: " + pattern.when());
    add(lines, "period: ", pattern.hasRhythm() ? pattern.rhythm() : "");
    lines.add(
        "%s of %s parts under it (%s), %s elsewhere (%s); %s of this kind at this station come from it"
            .formatted(
                rates.parts(),
                rates.partsUnder(),
                rates.rate(),
                rates.partsElsewhere(),
                rates.rateElsewhere(),
                rates.attributable()));
    lines.add("ratio %s (95 %% interval %s)".formatted(rates.ratio(), rates.interval()));
    lines.add("cost: " + pattern.cost());
    lines.add("seen: %s; %s".formatted(pattern.seen(), pattern.confirmed()));
    pattern.confounded().forEach(other -> lines.add("can not be told apart from: " + other));
    pattern.interactions().forEach(other -> lines.add("acts together with " + other));
    pattern.alsoSeen().forEach(other -> lines.add("the same cause elsewhere: " + other));
    add(lines, "suspects: ", pattern.hasSuspects() ? pattern.suspectNote() : "");
    return new Facts.PatternFacts(
        pattern.number(), lines, pattern.crops().stream().map(Page.Crop::uri).toList());
  }

  private static void add(List<String> lines, String name, String words) {
    if (!words.isEmpty()) {
      lines.add(name + words);
    }
  }
}
