package lineside.analyzer.mining;

import java.util.List;
import java.util.Map;

/**
 * The archive, rearranged for counting.
 *
 * @param parts every inspection, in order of time
 * @param groups every (line, station, kind) with at least one counted defect, in order of key
 * @param parallel every (line, kind) over stations that do the same, to compare these
 * @param undecided findings on views within the uncertainty band, by key; shown, never counted
 * @param quality of the data
 * @param passages highest passage of each part that came more than once, by line and part
 */
public record Population(
    List<InspectedPart> parts,
    List<DefectGroup> groups,
    List<DefectGroup> parallel,
    List<UndecidedCount> undecided,
    DataQuality quality,
    Map<PartKey, Integer> passages) {

  /** Copies the collections. */
  public Population {
    parts = List.copyOf(parts);
    groups = List.copyOf(groups);
    parallel = List.copyOf(parallel);
    undecided = List.copyOf(undecided);
    passages = Map.copyOf(passages);
  }

  /** Parts with a finding of a kind on a view that could not be decided. */
  public record UndecidedCount(GroupKey key, long parts) {}

  /** A part on its line, whatever its passage. */
  public record PartKey(String lineId, String partId) {}

  /** Whether {@code part} was inspected again after this passage. */
  public boolean cameAgain(InspectedPart part) {
    return passages.getOrDefault(new PartKey(part.lineId(), part.partId()), 0) > part.attempt();
  }
}
