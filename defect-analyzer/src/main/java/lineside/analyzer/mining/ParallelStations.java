package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds stations of a line that do the same for different parts, so that their rates of a kind can
 * be compared: no part is seen by two of them. Stations that see the same parts from different
 * sides have rates of their own by nature and are not compared.
 */
final class ParallelStations {
  private ParallelStations() {}

  /** One group per line and kind that several parallel stations show. */
  static List<DefectGroup> groups(List<DefectGroup> single) {
    Map<String, Map<String, PartColumns>> lines = new TreeMap<>();
    Map<List<String>, List<DefectGroup>> kinds = new HashMap<>();
    for (DefectGroup group : single) {
      GroupKey key = group.key();
      lines
          .computeIfAbsent(key.lineId(), k -> new TreeMap<>())
          .put(key.stationId(), group.columns());
      kinds.computeIfAbsent(List.of(key.lineId(), key.kind()), k -> new ArrayList<>()).add(group);
    }
    List<DefectGroup> joined = new ArrayList<>();
    kinds.forEach(
        (lineAndKind, groups) -> {
          Set<String> stations = parallel(lines.getOrDefault(lineAndKind.get(0), Map.of()));
          if (stations.size() > 1) {
            joined.add(joined(lineAndKind, stations, lines, groups));
          }
        });
    joined.sort(Comparator.comparing(DefectGroup::key, GroupKey.ORDER));
    return joined;
  }

  /** All stations of the line when none shares a part with another; none otherwise. */
  private static Set<String> parallel(Map<String, PartColumns> stations) {
    for (Map.Entry<String, PartColumns> station : stations.entrySet()) {
      for (InspectedPart part : station.getValue().parts()) {
        if (seenBy(part, stations.keySet()) > 1) {
          return new TreeSet<>();
        }
      }
    }
    return new TreeSet<>(stations.keySet());
  }

  private static long seenBy(InspectedPart part, Set<String> stations) {
    return part.stations().keySet().stream().filter(stations::contains).count();
  }

  private static DefectGroup joined(
      List<String> lineAndKind,
      Set<String> stations,
      Map<String, Map<String, PartColumns>> lines,
      List<DefectGroup> groups) {
    Map<String, PartColumns> columns = lines.getOrDefault(lineAndKind.get(0), Map.of());
    List<InspectedPart> base = new ArrayList<>();
    stations.forEach(
        station -> {
          PartColumns here = columns.get(station);
          if (here != null) {
            base.addAll(here.parts());
          }
        });
    base.sort(Comparator.comparing(InspectedPart::at).thenComparing(InspectedPart::partId));
    IdentityHashMap<InspectedPart, Integer> index = new IdentityHashMap<>();
    for (int i = 0; i < base.size(); i++) {
      index.put(base.get(i), i);
    }
    ClockTrust clock = columns.values().iterator().next().clock();
    GroupKey key = new GroupKey(lineAndKind.get(0), String.join("+", stations), lineAndKind.get(1));
    List<Occurrence> occurrences = new ArrayList<>();
    groups.forEach(group -> group.occurrences().forEach(o -> occurrences.add(moved(o, index))));
    occurrences.sort(Comparator.comparingInt(Occurrence::partIndex));
    return new DefectGroup(
        key, PartColumns.joined(List.copyOf(base), stations, clock), occurrences, occurrences);
  }

  private static Occurrence moved(Occurrence o, IdentityHashMap<InspectedPart, Integer> index) {
    return new Occurrence(
        index.getOrDefault(o.part(), 0),
        o.part(),
        o.centreX(),
        o.centreY(),
        o.aspect(),
        o.positionMm(),
        o.score(),
        o.evidenceSha256(),
        o.pictureSha256());
  }
}
