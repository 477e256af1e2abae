package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lineside.analyzer.mining.Confounder;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.Interaction;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.RateTable;
import lineside.analyzer.mining.RatedTest;
import lineside.analyzer.mining.Rhythm;
import lineside.analyzer.pattern.Wording;
import lineside.schemas.record.DefectCost;
import lineside.schemas.record.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the section of one pattern. */
final class PatternPart {
  /** Pictures on the page of a pattern. */
  private static final int SHOWN_CROPS = 16;

  private final InlinePictures pictures;

  PatternPart(InlinePictures pictures) {
    this.pictures = pictures;
  }

  Page.PatternPart of(int number, FoundPattern found, Pattern pattern) {
    List<Page.Crop> crops = crops(found.occurrences());
    List<Page.SuspectGroup> suspects = SuspectRows.of(pattern.getSuspects());
    return new Page.PatternPart(
        number,
        "pattern-" + number,
        pattern.getTitle(),
        ChangesPart.word(pattern.getState()),
        pattern.getState().name().toLowerCase(Locale.ROOT),
        pattern.getLineId(),
        pattern.getStationId(),
        Wording.factor(found.cause().factor()),
        rates(found),
        Course.words(found.course()),
        Figures.second(pattern.getFirstSeenAt())
            + " to "
            + Figures.second(pattern.getLastSeenAt())
            + " UTC",
        cost(pattern.getCost()),
        confirmed(pattern, found.occurrences().size()),
        pattern.getCentreX() != null || pattern.getCentreY() != null,
        place(pattern),
        found.rhythm().isPresent(),
        found.rhythm().map(PatternPart::rhythm).orElse(""),
        !crops.isEmpty(),
        crops,
        cropNote(crops.size(), found.occurrences().size()),
        found.rhythm().isPresent(),
        map(found),
        TimelineChart.svg(found),
        !pattern.getConfounded().isEmpty(),
        found.weight().confounded().stream().map(PatternPart::confounded).toList(),
        !found.weight().interactions().isEmpty(),
        found.weight().interactions().stream().map(i -> together(found, i)).toList(),
        !found.alsoSeen().isEmpty(),
        found.alsoSeen().stream().map(Wording::title).toList(),
        JointPart.of(pattern.getAttribution(), pictures),
        TestRows.of(found),
        TestRows.note(found),
        !suspects.isEmpty(),
        SuspectRows.note(found, pattern),
        suspects);
  }

  private static Page.Rates rates(FoundPattern found) {
    RateTable table = found.cause().table();
    return new Page.Rates(
        Figures.count(table.defectsUnder()),
        Figures.count(table.partsUnder()),
        Wording.percent(table.rateUnder()),
        Figures.count(table.defectsElsewhere()) + " of " + Figures.count(table.partsElsewhere()),
        Wording.percent(table.rateElsewhere()),
        Wording.ratio(table.ratio()),
        TestRows.interval(table),
        Wording.probability(found.cause().pValue()),
        Wording.probability(found.cause().qValue()),
        found.cause().test(),
        Wording.percent(found.attributableShare()));
  }

  private static String cost(@Nullable DefectCost cost) {
    if (cost == null) {
      return "";
    }
    return "%s: %s scrap, %s rework, %s for about %s escapes"
        .formatted(
            Wording.cost(cost.getTotal(), cost.getCurrency()),
            amount(cost.getScrap()),
            amount(cost.getRework()),
            amount(cost.getEscapes()),
            amount(cost.getEscapesExpected()));
  }

  private static String amount(double amount) {
    return String.format(Locale.ROOT, amount < 100 ? "%,.1f" : "%,.0f", amount);
  }

  private static String confirmed(Pattern pattern, int affected) {
    long looked = pattern.getConfirmedParts() + pattern.getOverturnedParts();
    return looked == 0
        ? "nobody looked at the affected parts yet"
        : "%d of %d affected parts looked at: %d confirmed, %d overturned"
            .formatted(looked, affected, pattern.getConfirmedParts(), pattern.getOverturnedParts());
  }

  private static String confounded(Confounder confounder) {
    RatedTest test = confounder.test();
    return "%s: %s of the parts under either are under both; %d of %d parts there show the defect"
        .formatted(
            Wording.factor(test.factor()),
            Wording.percent(confounder.sharedParts()),
            test.table().defectsUnder(),
            test.table().partsUnder());
  }

  private static String together(FoundPattern found, Interaction interaction) {
    RateTable both = interaction.both();
    RateTable alone = interaction.secondAlone();
    String second = Wording.factor(interaction.second());
    return "%s: %d of %d parts under both (%s), %d of %d under %s without it (%s), %d of %d with it elsewhere (%s); q = %s"
        .formatted(
            second,
            both.defectsUnder(),
            both.partsUnder(),
            Wording.percent(both.rateUnder()),
            both.defectsElsewhere(),
            both.partsElsewhere(),
            Wording.factor(found.cause().factor()),
            Wording.percent(both.rateElsewhere()),
            alone.defectsUnder(),
            alone.partsUnder(),
            Wording.percent(alone.rateUnder()),
            Wording.probability(interaction.qValue()));
  }

  private List<Page.Crop> crops(List<Occurrence> occurrences) {
    List<Page.Crop> crops = new ArrayList<>();
    List<Occurrence> clearest =
        occurrences.stream()
            .filter(occurrence -> occurrence.evidenceSha256() != null)
            .sorted(Comparator.comparing(Occurrence::score).reversed())
            .limit(SHOWN_CROPS)
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
}
