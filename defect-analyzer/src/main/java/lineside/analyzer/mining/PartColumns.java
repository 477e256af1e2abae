package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lineside.schemas.record.FactorKind;
import org.jspecify.annotations.Nullable;

/**
 * The parts that one station, or several that do the same, evaluated, column by column, so that
 * many tests count over them without looking into each part again. Columns are made when first
 * asked for. One thread at a time.
 */
final class PartColumns {
  /** Name of the factor that is a station's own. */
  static final String MODEL = "modelSha256";

  /** Factors with named values that are tested under a kind of their own. */
  private static final Map<String, FactorKind> KINDS =
      Map.of(
          PopulationBuilder.PALLET,
          FactorKind.PALLET,
          PopulationBuilder.TOOL,
          FactorKind.TOOL,
          PopulationBuilder.CAVITY,
          FactorKind.CAVITY,
          PopulationBuilder.LOT,
          FactorKind.LOT,
          PopulationBuilder.RECIPE,
          FactorKind.RECIPE,
          PopulationBuilder.SHIFT,
          FactorKind.SHIFT,
          PopulationBuilder.STATION,
          FactorKind.STATION,
          MODEL,
          FactorKind.MODEL);

  private final List<InspectedPart> parts;
  private final Set<String> stations;
  private final ClockTrust clock;
  private final Map<String, LevelColumn> levels = new HashMap<>();
  private final Map<String, ReadingColumn> readings = new HashMap<>();
  private final TreeSet<String> levelNames = new TreeSet<>();
  private final TreeSet<String> quantities = new TreeSet<>();

  private PartColumns(List<InspectedPart> parts, Set<String> stations, ClockTrust clock) {
    this.parts = parts;
    this.stations = stations;
    this.clock = clock;
  }

  /** Of one station: every factor. */
  PartColumns(List<InspectedPart> parts, String stationId, ClockTrust clock) {
    this(parts, Set.of(stationId), clock);
    for (InspectedPart part : parts) {
      levelNames.addAll(part.levels().keySet());
      quantities.addAll(part.readings().keySet());
    }
    levelNames.add(MODEL);
    if (clock == ClockTrust.UNSURE) {
      levelNames.remove(PopulationBuilder.SHIFT);
    }
  }

  /** Of stations that share no part: only the station is a factor, the others have their own. */
  static PartColumns joined(List<InspectedPart> parts, Set<String> stations, ClockTrust clock) {
    PartColumns columns = new PartColumns(parts, Set.copyOf(stations), clock);
    columns.levelNames.add(PopulationBuilder.STATION);
    return columns;
  }

  /** Whether parts of several stations are compared. */
  boolean isJoined() {
    return stations.size() > 1;
  }

  List<InspectedPart> parts() {
    return parts;
  }

  /** Names of factors with named values, in order. */
  List<String> levelNames() {
    return List.copyOf(levelNames);
  }

  /** What a factor is tested as. */
  static FactorKind kindOf(String levelName) {
    return KINDS.getOrDefault(levelName, FactorKind.CATEGORY);
  }

  List<String> quantities() {
    return List.copyOf(quantities);
  }

  ClockTrust clock() {
    return clock;
  }

  LevelColumn levels(String name) {
    return levels.computeIfAbsent(
        name,
        n ->
            switch (kindOf(n)) {
              case MODEL -> LevelColumn.of(parts, this::modelOf);
              case STATION -> LevelColumn.of(parts, this::stationOf);
              default -> LevelColumn.of(parts, part -> part.levels().get(n));
            });
  }

  ReadingColumn readings(String quantity) {
    return readings.computeIfAbsent(quantity, q -> ReadingColumn.of(parts, q));
  }

  /** Base indices of the parts of which a factor is known. */
  BitSet known(Factor factor) {
    BitSet known = new BitSet(parts.size());
    switch (factor.kind()) {
      case PROCESS -> {
        ReadingColumn column = readings(factor.name());
        for (int rank = 0; rank < column.known(); rank++) {
          known.set(column.part(rank));
        }
      }
      case NONE, PERIOD, POSITION, EVERY_NTH, TIME -> known.set(0, parts.size());
      case PALLET, TOOL, LOT, CAVITY, RECIPE, SHIFT, STATION, MODEL, CATEGORY -> {
        LevelColumn column = levels(factor.name());
        for (int i = 0; i < parts.size(); i++) {
          known.set(i, column.code(i) != LevelColumn.UNKNOWN);
        }
      }
    }
    return known;
  }

  /** Base indices of the parts under a factor with named values, or a reading beyond a limit. */
  BitSet under(Factor factor) {
    BitSet under = new BitSet(parts.size());
    if (factor.kind() == FactorKind.PROCESS) {
      ReadingColumn column = readings(factor.name());
      boolean isAbove = factor.value().charAt(0) == '>';
      double limit = Double.parseDouble(factor.value().substring(1));
      for (int rank = 0; rank < column.known(); rank++) {
        int part = column.part(rank);
        under.set(part, column.value(part) > limit == isAbove);
      }
      return under;
    }
    LevelColumn column = levels(factor.name());
    for (int i = 0; i < parts.size(); i++) {
      int code = column.code(i);
      under.set(i, code != LevelColumn.UNKNOWN && column.name(code).equals(factor.value()));
    }
    return under;
  }

  /** Number of the trigger that the part had at the station; -1 when not known. */
  long sequence(int part) {
    StationView view = viewOf(parts.get(part));
    return view == null ? -1 : view.judged().sequence();
  }

  private @Nullable String modelOf(InspectedPart part) {
    StationView view = viewOf(part);
    String model = view == null ? "" : view.judged().modelSha256();
    return model.isEmpty() ? null : model;
  }

  private @Nullable StationView viewOf(InspectedPart part) {
    String station = stationOf(part);
    return station == null ? null : part.stations().get(station);
  }

  private @Nullable String stationOf(InspectedPart part) {
    for (String station : stations) {
      if (part.stations().containsKey(station)) {
        return station;
      }
    }
    return null;
  }
}
