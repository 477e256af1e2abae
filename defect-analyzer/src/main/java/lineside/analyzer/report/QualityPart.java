package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lineside.analyzer.archive.ArchiveContents;
import lineside.analyzer.mining.Population;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/** What the reader must know about the data before believing the figures. */
final class QualityPart {
  private QualityPart() {}

  static Page.Quality of(ArchiveContents archive, Population population, InlinePictures pictures) {
    List<Page.DamagedRow> damaged =
        archive.damagedFiles().stream()
            .map(file -> new Page.DamagedRow(file.name(), file.reason()))
            .toList();
    List<Page.UndefinedRow> undefined = undefined(archive.rows());
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
        facts(archive, pictures),
        !damaged.isEmpty(),
        damaged,
        !undefined.isEmpty(),
        undefined,
        !undecided.isEmpty(),
        undecided);
  }

  private static List<String> facts(ArchiveContents archive, InlinePictures pictures) {
    List<PartVerdict> verdicts = archive.rows().stream().map(InspectionRow::getVerdict).toList();
    List<String> facts = new ArrayList<>();
    facts.add(
        "%s read, %s left out as damaged; %s replaced by a later revision or repeated."
            .formatted(
                Figures.counted(archive.filesRead(), "archive file"),
                Figures.count(archive.damagedFiles().size()),
                Figures.counted(archive.supersededRows(), "row")));
    long partial = verdicts.stream().filter(PartVerdict::getIsPartial).count();
    facts.add(
        "%s without a view that the recipe expects; %s without context from the MES; %s without process readings."
            .formatted(
                Figures.counted(partial, "inspection"),
                Figures.count(verdicts.stream().filter(v -> v.getContext() == null).count()),
                Figures.count(
                    verdicts.stream().filter(v -> v.getProcessReadings().isEmpty()).count())));
    facts.add(
        "%s of the evidence missing from the store, %s left out to keep this page small."
            .formatted(
                Figures.counted(pictures.missing(), "picture"), Figures.count(pictures.leftOut())));
    List<ViewVerdict> views = verdicts.stream().flatMap(v -> v.getViews().stream()).toList();
    facts.add(
        "%s in %s did not count: they lie outside of the regions that the recipe has inspected."
            .formatted(
                Figures.counted(
                    views.stream().mapToInt(ViewVerdict::getSuppressedFindings).sum(), "finding"),
                Figures.counted(
                    views.stream().filter(v -> v.getSuppressedFindings() > 0).count(), "view")));
    facts.add(
        "UNDEFINED views count neither as defects nor as parts made; NOT_DECIDABLE views count as parts made, their findings are listed apart.");
    return facts;
  }

  private record UndefinedKey(String line, String station, String camera, String reason) {}

  private static List<Page.UndefinedRow> undefined(List<InspectionRow> rows) {
    Map<String, UndefinedKey> keys = new TreeMap<>();
    Map<UndefinedKey, Integer> counts = new HashMap<>();
    for (InspectionRow row : rows) {
      PartVerdict verdict = row.getVerdict();
      for (ViewVerdict view : verdict.getViews()) {
        if (view.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
          String reason =
              view.getUndefinedReason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
          add(
              keys,
              counts,
              new UndefinedKey(
                  verdict.getLineId(), view.getStationId(), view.getCameraId(), reason));
        }
      }
      for (String camera : verdict.getMissingCameras()) {
        add(keys, counts, new UndefinedKey(verdict.getLineId(), "–", camera, "never triggered"));
      }
    }
    return keys.values().stream()
        .map(
            key ->
                new Page.UndefinedRow(
                    key.line(),
                    key.station(),
                    key.camera(),
                    key.reason(),
                    Figures.count(counts.getOrDefault(key, 0))))
        .toList();
  }

  private static void add(
      Map<String, UndefinedKey> keys, Map<UndefinedKey, Integer> counts, UndefinedKey key) {
    keys.put(key.toString(), key);
    counts.merge(key, 1, Integer::sum);
  }
}
