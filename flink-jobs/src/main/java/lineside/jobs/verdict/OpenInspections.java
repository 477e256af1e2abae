package lineside.jobs.verdict;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open inspections of one line in the orders in which they come due, so that what one event
 * costs does not grow with how many are open. The orders are in memory only and made anew from the
 * store after a restart.
 *
 * <p>Everything that is handed out may be changed until {@link #flush()}, which writes it back; the
 * orders follow at the next question. Not thread-safe.
 */
public final class OpenInspections {
  private final InspectionStore store;
  private final Map<String, Due> entries = new HashMap<>();
  private final Map<String, Inspection> touched = new LinkedHashMap<>();
  private final NavigableSet<Due> known = new TreeSet<>(Due.BY_FIRST_TRIGGER);
  private final NavigableSet<Due> unreleased = new TreeSet<>(Due.BY_FIRST_TRIGGER);
  private final NavigableSet<Due> waiting = new TreeSet<>(Due.BY_DEADLINE);
  private final NavigableSet<Due> nobodys = new TreeSet<>(Due.BY_FIRST_TRIGGER);
  private final NavigableSet<Due> nobodysByClosing = new TreeSet<>(Due.BY_CLOSING);

  /** What an inspection is ordered by, as it was when it was last looked at. */
  private record Due(
      String inspectionId,
      String partId,
      int attempt,
      long firstTriggeredAtMillis,
      long deadlineMillis,
      long closesAtMillis,
      boolean isKnown,
      boolean isDecided,
      boolean isReleased,
      boolean isWaiting) {
    /** By first trigger, then part: what "consecutive" means. Ids only keep entries apart. */
    static final Comparator<Due> BY_FIRST_TRIGGER =
        Comparator.comparingLong(Due::firstTriggeredAtMillis)
            .thenComparing(Due::partId)
            .thenComparing(Due::attempt)
            .thenComparing(Due::inspectionId);

    static final Comparator<Due> BY_DEADLINE =
        Comparator.comparingLong(Due::deadlineMillis).thenComparing(BY_FIRST_TRIGGER);

    static final Comparator<Due> BY_CLOSING =
        Comparator.comparingLong(Due::closesAtMillis).thenComparing(BY_FIRST_TRIGGER);

    static Due of(Inspection inspection) {
      boolean isKnown = inspection.isKnown();
      return new Due(
          inspection.inspectionId,
          inspection.partId,
          inspection.attempt,
          inspection.firstTriggeredAtMillis,
          inspection.deadlineMillis(),
          inspection.closesAtMillis(),
          isKnown,
          inspection.verdict != null,
          inspection.isReleased,
          isKnown && inspection.isWaiting());
    }
  }

  /** Reads the orders from the store. */
  public OpenInspections(InspectionStore store) {
    this.store = store;
    for (Inspection inspection : store.all()) {
      enter(Due.of(inspection));
    }
  }

  /** Whether none is open. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** How many are open. */
  public int size() {
    return entries.size();
  }

  /** Whether one is open. */
  public boolean contains(String inspectionId) {
    return entries.containsKey(inspectionId);
  }

  /** The inspection of that id; null when it is not open. */
  @Nullable Inspection get(String inspectionId) {
    Inspection known = touched.get(inspectionId);
    if (known != null || !entries.containsKey(inspectionId)) {
      return known;
    }
    Inspection stored = store.get(inspectionId);
    if (stored != null) {
      touched.put(inspectionId, stored);
    }
    return stored;
  }

  /** Opens one. */
  void add(Inspection inspection) {
    touched.put(inspection.inspectionId, inspection);
    enter(Due.of(inspection));
  }

  /** Closes one. */
  public void remove(String inspectionId) {
    touched.remove(inspectionId);
    leave(inspectionId);
    store.remove(inspectionId);
  }

  /** Closes all, without verdicts. */
  public void forgetAll() {
    List.copyOf(entries.keySet()).forEach(this::remove);
  }

  /** Known ones whose deadline has passed with something still to settle, in order. */
  List<Inspection> due(long nowMillis) {
    refresh();
    List<Due> due = leading(waiting, entry -> entry.deadlineMillis() <= nowMillis);
    due.sort(Due.BY_FIRST_TRIGGER);
    return inspections(due);
  }

  /**
   * Inspections that are decided, with everything before them decided, up to this time of the
   * line's clock: nothing can come before them any more.
   */
  public List<Inspection> releasable(long nowMillis) {
    refresh();
    return inspections(
        leading(
            unreleased, entry -> entry.firstTriggeredAtMillis() <= nowMillis && entry.isDecided()));
  }

  /** Released inspections that take no evidence any more, as far as none before them does. */
  public List<Inspection> closable(long nowMillis) {
    refresh();
    return inspections(
        leading(
            known,
            entry ->
                entry.firstTriggeredAtMillis() <= nowMillis
                    && entry.isReleased()
                    && entry.closesAtMillis() <= nowMillis));
  }

  /** Inspections of nobody's trigger whose time has passed, in order. */
  public List<Inspection> foreign(long nowMillis) {
    refresh();
    List<Due> foreign = leading(nobodysByClosing, entry -> entry.closesAtMillis() <= nowMillis);
    foreign.sort(Due.BY_FIRST_TRIGGER);
    return inspections(foreign);
  }

  /** First trigger of the oldest that is open; {@code whenNone} when none is. */
  public long earliestMillis(long whenNone) {
    refresh();
    long earliest = whenNone;
    if (!known.isEmpty()) {
      earliest = Math.min(earliest, known.first().firstTriggeredAtMillis());
    }
    if (!nobodys.isEmpty()) {
      earliest = Math.min(earliest, nobodys.first().firstTriggeredAtMillis());
    }
    return earliest;
  }

  /** Writes back what was handed out since the last time; call it after every event. */
  public void flush() {
    refresh();
    touched.values().forEach(store::put);
    touched.clear();
  }

  private void refresh() {
    for (Inspection inspection : touched.values()) {
      Due now = Due.of(inspection);
      if (!now.equals(entries.get(inspection.inspectionId))) {
        leave(inspection.inspectionId);
        enter(now);
      }
    }
  }

  private void enter(Due due) {
    entries.put(due.inspectionId(), due);
    if (!due.isKnown()) {
      nobodys.add(due);
      nobodysByClosing.add(due);
      return;
    }
    known.add(due);
    if (!due.isReleased()) {
      unreleased.add(due);
    }
    if (due.isWaiting()) {
      waiting.add(due);
    }
  }

  private void leave(String inspectionId) {
    Due due = entries.remove(inspectionId);
    if (due != null) {
      known.remove(due);
      unreleased.remove(due);
      waiting.remove(due);
      nobodys.remove(due);
      nobodysByClosing.remove(due);
    }
  }

  private List<Inspection> inspections(List<Due> dues) {
    return dues.stream().map(this::inspection).collect(toList());
  }

  private Inspection inspection(Due due) {
    Inspection inspection = get(due.inspectionId());
    if (inspection == null) {
      throw new IllegalStateException("inspection " + due.inspectionId() + " is open and not kept");
    }
    return inspection;
  }

  private static List<Due> leading(NavigableSet<Due> ordered, Predicate<Due> holds) {
    List<Due> leading = new ArrayList<>();
    for (Due due : ordered) {
      if (!holds.test(due)) {
        break;
      }
      leading.add(due);
    }
    return leading;
  }
}
