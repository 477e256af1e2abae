package lineside.analyzer.mining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.ResultEvaluation;

/**
 * Turns rows of the archive into a {@link Population}, holding little of each. Of one inspection
 * the highest revision stands. UNDEFINED views are neither defects nor base. One thread at a time.
 */
public final class PopulationBuilder {
  /** Factor names, as in the records. */
  static final String PALLET = "palletId";

  static final String TOOL = "toolId";
  static final String CAVITY = "cavityId";
  static final String LOT = "lotId";
  static final String ORDER = "orderId";
  static final String PRODUCT = "productId";
  static final String RECIPE = "recipeId";
  static final String SHIFT = "shift";
  static final String STATION = "stationId";

  private static final Comparator<Inspection> BY_TRIGGER =
      Comparator.comparing((Inspection row) -> row.part().at())
          .thenComparing(row -> row.part().lineId())
          .thenComparing(row -> row.part().partId())
          .thenComparing(row -> row.part().attempt());

  private final RowReader reader;
  private final Map<String, Inspection> latest = new HashMap<>();
  private long rows;

  /**
   * Takes what rows are read with.
   *
   * @param shifts that parts are divided into
   * @param kindOfCrop names of kinds that were found among findings without one, by crop
   */
  public PopulationBuilder(Shifts shifts, Map<String, String> kindOfCrop) {
    this.reader = new RowReader(shifts, kindOfCrop);
  }

  /** Builds the population of {@code rows} with the usual shifts. */
  public static Population of(List<InspectionRow> rows) {
    PopulationBuilder builder = new PopulationBuilder(Shifts.DEFAULT, Map.of());
    builder.add(rows.stream().map(builder::read).toList());
    return builder.build(at -> true);
  }

  /** What is needed of a row; the row itself may go. */
  public Inspection read(InspectionRow row) {
    return reader.read(row);
  }

  /** Adds what was read of whole files. */
  public void add(List<Inspection> inspections) {
    rows += inspections.size();
    for (Inspection inspection : inspections) {
      latest.merge(
          inspection.id(),
          inspection,
          (known, next) -> next.revision() > known.revision() ? next : known);
    }
  }

  /** Rows left out because another row of the same inspection replaces or repeats them. */
  public long superseded() {
    return rows - latest.size();
  }

  /** Stored pictures of rejected views of discrete parts in a period, in order of time. */
  public List<StoredView> storedViews(Predicate<Instant> period) {
    List<StoredView> views = new ArrayList<>();
    for (Inspection inspection : within(period)) {
      for (Inspection.SeenView view : inspection.views()) {
        String picture = view.evidenceSha256();
        if (picture != null
            && view.evaluation() == ResultEvaluation.NOT_OK
            && view.findings().stream().allMatch(finding -> finding.positionMm() == null)) {
          views.add(
              new StoredView(
                  inspection.part().lineId(),
                  view.stationId(),
                  inspection.part().levels().getOrDefault(RECIPE, ""),
                  picture));
        }
      }
    }
    return views;
  }

  private List<Inspection> within(Predicate<Instant> period) {
    return latest.values().stream()
        .filter(row -> period.test(row.part().at()))
        .sorted(BY_TRIGGER)
        .toList();
  }

  /** As {@link #build(Predicate, PartPlaces)}, places as they are seen. */
  public Population build(Predicate<Instant> period) {
    return build(period, PartPlaces.AS_SEEN);
  }

  /** The population of the inspections whose first trigger lies in a period. */
  public Population build(Predicate<Instant> period, PartPlaces places) {
    List<Inspection> inspections = within(period);
    QualityCount count = new QualityCount();
    inspections.forEach(count::take);
    DataQuality quality = count.result();
    Bases bases = new Bases(quality, places);
    inspections.forEach(bases::take);
    return bases.population(quality);
  }

  /** Parts by station, and what was found on them. */
  private static final class Bases {
    private final PartPlaces places;
    private final Map<String, ClockTrust> clocks = new HashMap<>();
    private final List<InspectedPart> parts = new ArrayList<>();
    private final Map<StationKey, List<InspectedPart>> bases = new HashMap<>();
    private final Map<GroupKey, List<Occurrence>> marks = new TreeMap<>(GroupKey.ORDER);
    private final Map<GroupKey, Set<InspectedPart>> undecided = new TreeMap<>(GroupKey.ORDER);
    private final Map<Population.PartKey, Integer> passages = new HashMap<>();

    Bases(DataQuality quality, PartPlaces places) {
      this.places = places;
      quality.clocks().forEach(clock -> clocks.put(clock.lineId(), clock.trust()));
    }

    void take(Inspection inspection) {
      InspectedPart part = inspection.part();
      parts.add(part);
      if (part.attempt() > 1) {
        passages.merge(
            new Population.PartKey(part.lineId(), part.partId()), part.attempt(), Math::max);
      }
      for (String station : part.stations().keySet()) {
        base(part.lineId(), station).add(part);
      }
      for (Inspection.SeenView view : inspection.views()) {
        if (view.evaluation() == ResultEvaluation.NOT_OK) {
          count(part, view);
        } else if (view.evaluation() == ResultEvaluation.NOT_DECIDABLE) {
          view.findings()
              .forEach(
                  f ->
                      undecided
                          .computeIfAbsent(
                              new GroupKey(part.lineId(), view.stationId(), f.kind()),
                              k -> Collections.newSetFromMap(new IdentityHashMap<>()))
                          .add(part));
        }
      }
    }

    private List<InspectedPart> base(String lineId, String stationId) {
      return bases.computeIfAbsent(new StationKey(lineId, stationId), k -> new ArrayList<>());
    }

    private void count(InspectedPart part, Inspection.SeenView view) {
      int partIndex = base(part.lineId(), view.stationId()).size() - 1;
      for (Inspection.SeenFinding finding : view.findings()) {
        marks
            .computeIfAbsent(
                new GroupKey(part.lineId(), view.stationId(), finding.kind()),
                k -> new ArrayList<>())
            .add(
                occurrence(
                    new Occurrence(
                        partIndex,
                        part,
                        finding.centreX(),
                        finding.centreY(),
                        view.aspect(),
                        finding.positionMm(),
                        finding.score(),
                        finding.evidenceSha256(),
                        view.evidenceSha256())));
      }
    }

    /** At its place on the part, where the view was registered. */
    private Occurrence occurrence(Occurrence seen) {
      String picture = seen.pictureSha256();
      PartPlaces.Pose pose = picture == null ? null : places.poses().get(picture);
      if (pose == null) {
        return seen;
      }
      PartPlaces.Place place = pose.of(seen.centreX(), seen.centreY(), seen.aspect());
      return new Occurrence(
          seen.partIndex(),
          seen.part(),
          place.x(),
          place.y(),
          seen.aspect(),
          seen.positionMm(),
          seen.score(),
          seen.evidenceSha256(),
          place.pictureSha256());
    }

    Population population(DataQuality quality) {
      Map<StationKey, PartColumns> columns = new HashMap<>();
      bases.forEach(
          (key, base) ->
              columns.put(
                  key, new PartColumns(List.copyOf(base), key.stationId(), clock(key.lineId()))));
      List<DefectGroup> groups = new ArrayList<>();
      marks.forEach(
          (key, found) -> {
            PartColumns base = columns.get(new StationKey(key.lineId(), key.stationId()));
            if (base != null) {
              groups.add(new DefectGroup(key, base, clearest(found), found));
            }
          });
      List<Population.UndecidedCount> counts = new ArrayList<>();
      undecided.forEach((key, set) -> counts.add(new Population.UndecidedCount(key, set.size())));
      return new Population(
          parts, groups, ParallelStations.groups(groups), counts, quality, passages);
    }

    private ClockTrust clock(String lineId) {
      return clocks.getOrDefault(lineId, ClockTrust.SURE);
    }

    private static List<Occurrence> clearest(List<Occurrence> found) {
      Map<Integer, Occurrence> clearest = new LinkedHashMap<>();
      for (Occurrence mark : found) {
        clearest.merge(mark.partIndex(), mark, (a, b) -> b.score() > a.score() ? b : a);
      }
      return List.copyOf(clearest.values());
    }
  }

  private record StationKey(String lineId, String stationId) {}
}
