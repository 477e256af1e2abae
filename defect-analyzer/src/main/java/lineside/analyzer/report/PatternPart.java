package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.RateTable;
import lineside.analyzer.mining.RatedTest;
import lineside.analyzer.mining.Rhythm;
import lineside.analyzer.pattern.PatternRecords;
import lineside.analyzer.pattern.Wording;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Suspect;

/** Makes the section of one pattern. */
final class PatternPart {
  /** Suspects printed; the others are in patterns.json. */
  private static final int SHOWN_SUSPECTS = 120;

  private final InlinePictures pictures;

  PatternPart(InlinePictures pictures) {
    this.pictures = pictures;
  }

  Page.PatternPart of(int number, FoundPattern found, Pattern pattern) {
    RateTable table = found.cause().table();
    List<Page.Crop> crops = crops(found.occurrences());
    List<Suspect> suspects = pattern.getSuspects();
    return new Page.PatternPart(
        number,
        "pattern-" + number,
        pattern.getTitle(),
        pattern.getLineId(),
        pattern.getStationId(),
        pattern.getDefectKind(),
        Wording.factor(found.cause().factor()),
        Figures.count(table.defectsUnder()),
        Figures.count(table.partsUnder()),
        Wording.percent(table.rateUnder()),
        Figures.count(table.defectsElsewhere()) + " of " + Figures.count(table.partsElsewhere()),
        Wording.percent(table.rateElsewhere()),
        Wording.ratio(table.ratio()),
        interval(table),
        Wording.probability(found.cause().pValue()),
        Wording.probability(found.cause().qValue()),
        found.cause().test(),
        Figures.second(pattern.getFirstSeenAt()),
        Figures.second(pattern.getLastSeenAt()),
        pattern.getCentreX() != null || pattern.getCentreY() != null,
        place(pattern),
        found.rhythm().isPresent(),
        found.rhythm().map(PatternPart::rhythm).orElse(""),
        !crops.isEmpty(),
        crops,
        cropNote(crops.size(), found.occurrences().size()),
        found.rhythm().isPresent(),
        map(found),
        !found.alsoSeen().isEmpty(),
        found.alsoSeen().stream().map(Wording::title).toList(),
        tests(found),
        !suspects.isEmpty(),
        suspectNote(found, suspects.size()),
        suspects.stream().map(Suspect::getPartId).limit(SHOWN_SUSPECTS).toList(),
        "timeline-" + number);
  }

  private List<Page.Crop> crops(List<Occurrence> occurrences) {
    List<Page.Crop> crops = new ArrayList<>();
    List<Occurrence> clearest =
        occurrences.stream()
            .filter(occurrence -> occurrence.evidenceSha256() != null)
            .sorted(Comparator.comparing(Occurrence::score).reversed())
            .limit(PatternRecords.MAX_EVIDENCE)
            .toList();
    for (Occurrence occurrence : clearest) {
      pictures
          .dataUri(occurrence.evidenceSha256())
          .ifPresent(uri -> crops.add(new Page.Crop(uri, occurrence.part().partId())));
    }
    return crops;
  }

  private String map(FoundPattern found) {
    if (found.rhythm().isPresent()) {
      Set<Occurrence> inStep = Collections.newSetFromMap(new IdentityHashMap<>());
      inStep.addAll(found.occurrences());
      return StripMap.svg(found.group().occurrences(), inStep, found.rhythm().get());
    }
    return HeatMap.svg(
        found.occurrences(),
        FaceParts.aspectOf(found.occurrences()),
        background(pictures, found.occurrences()));
  }

  /** The first stored picture of a view that shows one of {@code marks}. */
  static Optional<String> background(InlinePictures pictures, List<Occurrence> marks) {
    return marks.stream()
        .filter(mark -> mark.pictureSha256() != null)
        .findFirst()
        .flatMap(mark -> pictures.dataUri(mark.pictureSha256()));
  }

  private static List<Page.TestRow> tests(FoundPattern found) {
    List<Page.TestRow> rows = new ArrayList<>();
    for (RatedTest test : found.tests()) {
      RateTable table = test.table();
      rows.add(
          new Page.TestRow(
              Wording.factor(test.factor()),
              test.round() == 0 ? "all parts" : "without " + Figures.counted(test.round(), "cause"),
              rate(table.defectsUnder(), table.partsUnder(), table.rateUnder()),
              rate(table.defectsElsewhere(), table.partsElsewhere(), table.rateElsewhere()),
              Wording.ratio(table.ratio()) + " (" + interval(table) + ")",
              Wording.probability(test.pValue()),
              Wording.probability(test.qValue()),
              test.equals(found.cause())));
    }
    return rows;
  }

  private static String rate(long defects, long parts, double rate) {
    return "%s of %s (%s)"
        .formatted(Figures.count(defects), Figures.count(parts), Wording.percent(rate));
  }

  private static String interval(RateTable table) {
    return Wording.ratio(table.ratioLow()) + " to " + Wording.ratio(table.ratioHigh());
  }

  private static String place(Pattern pattern) {
    List<String> words = new ArrayList<>();
    if (pattern.getCentreX() != null) {
      words.add("%d %% of the width".formatted(Math.round(100 * pattern.getCentreX())));
    }
    if (pattern.getCentreY() != null) {
      words.add("%d %% of the height".formatted(Math.round(100 * pattern.getCentreY())));
    }
    return String.join(", ", words);
  }

  private static String rhythm(Rhythm rhythm) {
    return String.format(
        Locale.ROOT,
        "%.1f mm ± %.1f mm (standard error); %d of %d marks looked at are in step",
        rhythm.periodMm(),
        Math.max(0.05, rhythm.standardErrorMm()),
        rhythm.inStep(),
        rhythm.considered());
  }

  private static String cropNote(int shown, int all) {
    return shown < all
        ? "The %d clearest of %d findings.".formatted(shown, all)
        : "All %s.".formatted(Figures.counted(all, "finding"));
  }

  private static String suspectNote(FoundPattern found, int named) {
    long passed =
        found.partsUnder().stream()
            .map(InspectedPart::evaluation)
            .filter(ResultEvaluation.OK::equals)
            .count();
    String note =
        "%s made under %s passed."
            .formatted(Figures.counted(passed, "part"), Wording.factor(found.cause().factor()));
    return named > SHOWN_SUSPECTS
        ? note
            + " The first %d are printed here; patterns.json names %d."
                .formatted(SHOWN_SUSPECTS, named)
        : note;
  }
}
