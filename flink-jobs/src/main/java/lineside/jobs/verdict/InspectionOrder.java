package lineside.jobs.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which the inspections of a line count: by first trigger, then part, whatever order
 * their evidence came in, so that "consecutive" means what it says and a replay gives the same.
 */
public final class InspectionOrder {
  static final Comparator<Inspection> BY_FIRST_TRIGGER =
      Comparator.comparingLong((Inspection inspection) -> inspection.firstTriggeredAtMillis)
          .thenComparing(inspection -> inspection.partId)
          .thenComparing(inspection -> inspection.attempt);

  private InspectionOrder() {}

  /**
   * Inspections that are decided, with everything before them decided, up to this time of the
   * line's clock: nothing can come before them any more.
   */
  public static List<Inspection> releasable(Collection<Inspection> open, long nowMillis) {
    List<Inspection> released = new ArrayList<>();
    for (Inspection inspection : inOrder(open, nowMillis)) {
      if (inspection.verdict == null) {
        break;
      }
      if (!inspection.isReleased) {
        released.add(inspection);
      }
    }
    return released;
  }

  /** Released inspections that take no evidence any more, as far as none before them does. */
  public static List<Inspection> closable(Collection<Inspection> open, long nowMillis) {
    List<Inspection> closed = new ArrayList<>();
    for (Inspection inspection : inOrder(open, nowMillis)) {
      if (!inspection.isReleased || inspection.closesAtMillis() > nowMillis) {
        break;
      }
      closed.add(inspection);
    }
    return closed;
  }

  /** Inspections of nobody's trigger whose time has passed. */
  public static List<Inspection> foreign(Collection<Inspection> open, long nowMillis) {
    List<Inspection> foreign = new ArrayList<>();
    for (Inspection inspection : open) {
      if (!inspection.isKnown() && inspection.closesAtMillis() <= nowMillis) {
        foreign.add(inspection);
      }
    }
    foreign.sort(BY_FIRST_TRIGGER);
    return foreign;
  }

  private static List<Inspection> inOrder(Collection<Inspection> open, long nowMillis) {
    List<Inspection> inspections = new ArrayList<>();
    for (Inspection inspection : open) {
      if (inspection.firstTriggeredAtMillis <= nowMillis && inspection.isKnown()) {
        inspections.add(inspection);
      }
    }
    inspections.sort(BY_FIRST_TRIGGER);
    return inspections;
  }
}
