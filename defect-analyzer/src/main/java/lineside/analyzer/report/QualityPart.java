package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.mining.ClockTrust;
import lineside.analyzer.mining.DataQuality;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Population;
import lineside.analyzer.pattern.Wording;
import lineside.schemas.record.ResultEvaluation;

/** What the reader must know about the data before believing the figures. */
final class QualityPart {
  private static final int SHORT_HASH = 12;

  private QualityPart() {}

  static Page.Quality of(ReportContents.Data data, Population population, InlinePictures pictures) {
    DataQuality quality = population.quality();
    List<Page.DamagedRow> damaged =
        data.damagedFiles().stream()
            .map(file -> new Page.DamagedRow(file.name(), file.reason()))
            .toList();
    List<Page.UndefinedRow> undefined =
        quality.undefined().stream()
            .map(
                row ->
                    new Page.UndefinedRow(
                        row.lineId(),
                        row.stationId(),
                        row.cameraId(),
                        row.reason(),
                        Figures.count(row.views())))
            .toList();
    List<Page.UndecidedRow> undecided =
        population.undecided().stream()
            .map(
                count ->
                    new Page.UndecidedRow(
                        count.key().lineId(),
                        count.key().stationId(),
                        count.key().kind(),
                        Figures.count(count.parts())))
            .toList();
    return new Page.Quality(
        facts(data, population, pictures),
        !damaged.isEmpty(),
        damaged,
        !undefined.isEmpty(),
        undefined,
        !undecided.isEmpty(),
        undecided);
  }

  private static List<String> facts(
      ReportContents.Data data, Population population, InlinePictures pictures) {
    DataQuality quality = population.quality();
    List<String> facts = new ArrayList<>();
    facts.add(
        "%s read, %s left out as damaged; %s replaced by a later revision or repeated."
            .formatted(
                Figures.counted(data.filesRead(), "archive file"),
                Figures.count(data.damagedFiles().size()),
                Figures.counted(data.supersededRows(), "row")));
    facts.add(coverage(population));
    facts.add(
        "%s without a view that the recipe expects; %s without context from the MES; %s without process readings. A factor is tested among the parts of which it is known."
            .formatted(
                Figures.counted(quality.partial(), "inspection"),
                Figures.count(quality.withoutContext()),
                Figures.count(quality.withoutReadings())));
    facts.add(confirmed(population, data.confirmations()));
    facts.addAll(clocks(quality));
    facts.addAll(models(quality));
    facts.addAll(data.modelNotes());
    facts.add(
        "%s of the evidence missing from the store, %s left out to keep this page small."
            .formatted(
                Figures.counted(pictures.missing(), "picture"), Figures.count(pictures.leftOut())));
    facts.add(
        "%s in %s did not count: they lie outside of the regions that the recipe has inspected."
            .formatted(
                Figures.counted(quality.suppressedFindings(), "finding"),
                Figures.counted(quality.suppressedViews(), "view")));
    facts.add(
        "UNDEFINED views count neither as defects nor as parts made; NOT_DECIDABLE views count as parts made, their findings are listed apart.");
    return facts;
  }

  private static String coverage(Population population) {
    List<InspectedPart> parts = population.parts();
    if (parts.isEmpty()) {
      return "Coverage: there are no inspections.";
    }
    long undefined = SummaryPart.count(parts, ResultEvaluation.UNDEFINED);
    return "Coverage: %s of %s have a verdict that rests on pictures (%s); %s are UNDEFINED, by reason below."
        .formatted(
            Figures.count(parts.size() - undefined),
            Figures.counted(parts.size(), "inspection"),
            Wording.percent(1 - (double) undefined / parts.size()),
            Figures.count(undefined));
  }

  private static String confirmed(Population population, Confirmations said) {
    long flagged = 0;
    long confirmed = 0;
    long overturned = 0;
    long missed = 0;
    for (InspectedPart part : population.parts()) {
      Optional<Boolean> word = said.isDefective(part.lineId(), part.partId(), part.attempt());
      boolean isFlagged = part.evaluation() == ResultEvaluation.NOT_OK;
      flagged += isFlagged ? 1 : 0;
      if (word.isPresent() && isFlagged) {
        confirmed += word.get() ? 1 : 0;
        overturned += word.get() ? 0 : 1;
      } else if (word.orElse(false) && part.evaluation() == ResultEvaluation.OK) {
        missed++;
      }
    }
    return "A person looked at %s of %s: %s confirmed, %s overturned. Missed defects found by persons on OK parts: %s."
        .formatted(
            Figures.count(confirmed + overturned),
            Figures.counted(flagged, "rejected part"),
            Figures.count(confirmed),
            Figures.count(overturned),
            Figures.count(missed));
  }

  private static List<String> clocks(DataQuality quality) {
    List<String> facts = new ArrayList<>();
    for (DataQuality.LineClock clock : quality.clocks()) {
      if (clock.backwards() > 0) {
        facts.add(
            "Clocks of %s: %s of %s lie after a later trigger of the same camera.%s"
                .formatted(
                    clock.lineId(),
                    Figures.count(clock.backwards()),
                    Figures.counted(clock.parts(), "part"),
                    clock.trust() == ClockTrust.UNSURE
                        ? " Its clocks disagree: time and shift were not tested, and no moment since when is given."
                        : ""));
      }
    }
    if (quality.contextsFarAway() > 0) {
      facts.add(
          "%s of the MES are dated more than an hour from the first trigger of their part: the clocks of MES and line disagree, or context was sent late."
              .formatted(Figures.counted(quality.contextsFarAway(), "context")));
    }
    return facts;
  }

  /** Stations at which more than one model judged: rates of different models compare badly. */
  private static List<String> models(DataQuality quality) {
    Map<String, List<String>> byStation = new HashMap<>();
    List<String> stations = new ArrayList<>();
    for (DataQuality.ModelUse use : quality.models()) {
      String station = use.lineId() + ", station " + use.stationId();
      if (!byStation.containsKey(station)) {
        stations.add(station);
      }
      String model =
          use.modelSha256().isEmpty()
              ? "unknown"
              : use.modelSha256().substring(0, Math.min(SHORT_HASH, use.modelSha256().length()));
      byStation
          .computeIfAbsent(station, k -> new ArrayList<>())
          .add(model + " on " + Figures.counted(use.parts(), "part"));
    }
    List<String> facts = new ArrayList<>();
    for (String station : stations) {
      List<String> models = byStation.getOrDefault(station, List.of());
      if (models.size() > 1) {
        facts.add(
            "%s: %d models judged (%s). The model is tested as a factor; a rate that changed with it may be the inspection's own."
                .formatted(station, models.size(), String.join(", ", models)));
      }
    }
    return facts;
  }
}
