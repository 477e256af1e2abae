package lineside.console.board;

import java.util.LinkedHashMap;
import java.util.Map;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the highest revision that it was shown of each of the latest inspections. Not
 * thread-safe: owned by the board.
 */
final class LatestVerdicts {
  private final Map<String, Known> known;

  private record Known(int revision, ResultEvaluation evaluation) {}

  /**
   * A verdict that nothing higher is known of.
   *
   * @param replaced what was told of the inspection before; null for nothing
   */
  record News(PartVerdict verdict, @Nullable ResultEvaluation replaced) {}

  LatestVerdicts(int capacity) {
    this.known =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > capacity;
          }
        };
  }

  /** What a verdict changes; null when it, or a higher revision, was shown before. */
  @Nullable News take(PartVerdict verdict) {
    Known before = known.get(verdict.getInspectionId());
    if (before != null && before.revision() >= verdict.getRevision()) {
      return null;
    }
    known.put(
        verdict.getInspectionId(), new Known(verdict.getRevision(), verdict.getResultEvaluation()));
    return new News(verdict, before == null ? null : before.evaluation());
  }
}
