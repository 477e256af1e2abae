package lineside.analyzer.mining;

import java.util.List;

/**
 * The archive, rearranged for counting.
 *
 * @param parts every inspection, in order of time
 * @param groups every (line, station, kind) with at least one counted defect, in order of key
 * @param undecided findings on views within the uncertainty band, by key; shown, never counted
 */
public record Population(
    List<InspectedPart> parts, List<DefectGroup> groups, List<UndecidedCount> undecided) {

  /** Copies the lists. */
  public Population {
    parts = List.copyOf(parts);
    groups = List.copyOf(groups);
    undecided = List.copyOf(undecided);
  }

  /** Parts with a finding of a kind on a view that could not be decided. */
  public record UndecidedCount(GroupKey key, long parts) {}
}
