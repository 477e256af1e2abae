package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a replay saw.
 *
 * @param frames where the pictures came from
 * @param baseline package that runs
 * @param candidate package that may follow it
 * @param comparisons every picture that was judged, in the order of the source
 * @param damaged every picture that was not
 * @param shown the flips to show, group by group
 */
public record ReplayResult(
    String frames,
    Side baseline,
    Side candidate,
    List<Comparison> comparisons,
    List<Damaged> damaged,
    List<ShownFlip> shown) {
  /** Copies the lists. */
  public ReplayResult {
    requireNonNull(frames, "frames is null");
    requireNonNull(baseline, "baseline is null");
    requireNonNull(candidate, "candidate is null");
    comparisons = List.copyOf(comparisons);
    damaged = List.copyOf(damaged);
    shown = List.copyOf(shown);
  }
}
