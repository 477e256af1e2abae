package lineside.analyzer.feedback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;

/**
 * Which inspections a person confirmed or overturned. The first word on an inspection and occasion
 * counts, as on the topic; of several occasions the worst one.
 */
public final class Confirmations {
  /** Nobody said anything. */
  public static final Confirmations NONE = of(List.of());

  private final Map<Inspected, Boolean> isDefective;
  private final Map<Inspected, Boolean> audited;

  private record Inspected(String lineId, String partId, int attempt) {}

  private record Occasion(Inspected part, FeedbackOccasion occasion) {}

  private Confirmations(Map<Inspected, Boolean> isDefective, Map<Inspected, Boolean> audited) {
    this.isDefective = isDefective;
    this.audited = audited;
  }

  /** From what was said, in the order in which it was said. */
  public static Confirmations of(List<Feedback> said) {
    Map<Occasion, Boolean> first = new HashMap<>();
    for (Feedback feedback : said) {
      Inspected part =
          new Inspected(feedback.getLineId(), feedback.getPartId(), feedback.getAttempt());
      first.putIfAbsent(new Occasion(part, feedback.getOccasion()), feedback.getIsDefective());
    }
    Map<Inspected, Boolean> isDefective = new HashMap<>();
    Map<Inspected, Boolean> audited = new HashMap<>();
    first.forEach(
        (occasion, defective) -> {
          isDefective.merge(occasion.part(), defective, Boolean::logicalOr);
          if (occasion.occasion() == FeedbackOccasion.AUDIT) {
            audited.put(occasion.part(), defective);
          }
        });
    return new Confirmations(isDefective, audited);
  }

  /** Whether a person found the part defective; empty when nobody looked. */
  public Optional<Boolean> isDefective(String lineId, String partId, int attempt) {
    return Optional.ofNullable(isDefective.get(new Inspected(lineId, partId, attempt)));
  }

  /** As above, of audits alone: there good parts are looked at as well as bad ones. */
  public Optional<Boolean> isDefectiveInAudit(String lineId, String partId, int attempt) {
    return Optional.ofNullable(audited.get(new Inspected(lineId, partId, attempt)));
  }

  /** Inspections that somebody looked at. */
  public int size() {
    return isDefective.size();
  }
}
