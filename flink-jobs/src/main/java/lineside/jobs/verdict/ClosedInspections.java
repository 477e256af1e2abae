package lineside.jobs.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which inspections were closed lately, so that a camera that triggers a part for the
 * first time long after the others cannot open it again and give a second revision 0. Works on
 * state that the caller keeps; not thread-safe.
 */
public final class ClosedInspections {
  /** Inspections remembered: half an hour of a line that makes two parts a second. */
  private static final int MAX_REMEMBERED = 4096;

  private static final int FORGOTTEN_AT_ONCE = MAX_REMEMBERED / 8;

  private final State state;

  /** Works on {@code state}. */
  public ClosedInspections(State state) {
    this.state = state;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** Number of the closing by inspection id. */
    public Map<String, Long> closed = new HashMap<>();

    /** Closings so far. */
    public long count;

    /** Nothing closed. */
    public State() {}
  }

  /** Remembers it. */
  public void add(String inspectionId) {
    state.closed.put(inspectionId, state.count++);
    if (state.closed.size() > MAX_REMEMBERED) {
      List<Map.Entry<String, Long>> oldest = new ArrayList<>(state.closed.entrySet());
      oldest.sort(Map.Entry.comparingByValue());
      oldest.subList(0, FORGOTTEN_AT_ONCE).forEach(entry -> state.closed.remove(entry.getKey()));
    }
  }

  /** Whether it was closed lately. */
  boolean contains(String inspectionId) {
    return state.closed.containsKey(inspectionId);
  }
}
