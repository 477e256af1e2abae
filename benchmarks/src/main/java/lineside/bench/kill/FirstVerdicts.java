package lineside.bench.kill;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;

/**
 * Which parts were inspected as they should be, and which only came to be UNDEFINED: a line that
 * says nothing else says something of every part and inspects none. Used by one thread.
 */
final class FirstVerdicts {
  private final Map<String, Long> decidedAtNanos = new HashMap<>();
  private final Set<String> undefined = new HashSet<>();

  /**
   * A part that was inspected.
   *
   * @param partId the part
   * @param atNanos when its verdict was seen, nanoTime
   */
  record Decided(String partId, long atNanos) {}

  /** Takes a verdict that was seen at a moment; revisions come too late to count. */
  void take(PartVerdict verdict, long nanos) {
    if (verdict.getRevision() != 0) {
      return;
    }
    if (verdict.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
      undefined.add(verdict.getPartId());
    } else if (verdict.getMissingCameras().isEmpty() && !verdict.getIsPartial()) {
      decidedAtNanos.putIfAbsent(verdict.getPartId(), nanos);
    }
  }

  /**
   * The part of these that was seen first with a verdict that says something of it, from every
   * camera; empty while there is none.
   */
  Optional<Decided> firstOf(Collection<String> parts) {
    return parts.stream()
        .filter(decidedAtNanos::containsKey)
        .map(part -> new Decided(part, decidedAtNanos.getOrDefault(part, 0L)))
        .min(Comparator.comparingLong(Decided::atNanos));
  }

  /** Whether the first verdict on a part was that nothing is known of it. */
  boolean isUndefined(String partId) {
    return undefined.contains(partId);
  }
}
