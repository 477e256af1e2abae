package lineside.analyzer.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells of kinds of earlier reports that came apart or became one, by where their exemplars fall
 * now.
 */
final class KindChanges {
  /** Share of a kind's exemplars that makes a part of it. */
  private static final double PART_FROM = 0.25;

  /** Share of them that makes nearly all of it. */
  private static final double WHOLE_FROM = 0.75;

  private static final int FEWEST_EXEMPLARS = 3;

  private KindChanges() {}

  /**
   * Looks.
   *
   * @param known kinds of earlier reports
   * @param idOfCrop id of the kind of each crop now; crops of no kind are not in it
   */
  static List<KindChange> of(List<DefectKind> known, Map<String, String> idOfCrop) {
    List<KindChange> changes = new ArrayList<>();
    Map<String, List<String>> wholly = new TreeMap<>();
    for (DefectKind kind : known) {
      Map<String, Integer> now = new TreeMap<>();
      kind.exemplars().stream()
          .map(idOfCrop::get)
          .filter(id -> id != null)
          .forEach(id -> now.merge(id, 1, Integer::sum));
      int placed = now.values().stream().mapToInt(Integer::intValue).sum();
      List<String> parts = from(now, placed, PART_FROM);
      if (parts.size() > 1) {
        changes.add(new KindChange(KindChange.Change.SPLIT, List.of(kind.kindId()), parts));
      }
      from(now, placed, WHOLE_FROM)
          .forEach(id -> wholly.computeIfAbsent(id, k -> new ArrayList<>()).add(kind.kindId()));
    }
    wholly.forEach(
        (id, kinds) -> {
          if (kinds.size() > 1) {
            changes.add(
                new KindChange(
                    KindChange.Change.MERGED, kinds.stream().sorted().toList(), List.of(id)));
          }
        });
    return changes;
  }

  private static List<String> from(Map<String, Integer> now, int placed, double share) {
    return now.entrySet().stream()
        .filter(id -> id.getValue() >= Math.max(FEWEST_EXEMPLARS, share * placed))
        .map(Map.Entry::getKey)
        .toList();
  }
}
