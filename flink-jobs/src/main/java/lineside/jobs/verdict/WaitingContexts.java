package lineside.jobs.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.PartContext;
import org.jspecify.annotations.Nullable;

/**
 * What the MES told of parts that no camera has seen yet. Works on state that the caller keeps; not
 * thread-safe.
 */
public final class WaitingContexts {
  /** Parts told of in advance at most: the oldest is forgotten beyond it. */
  private static final int MAX_WAITING = 20_000;

  /** Share forgotten at once when there are too many, so that the search for the oldest is rare. */
  private static final int FORGOTTEN_AT_ONCE = MAX_WAITING / 10;

  /** Line time after which a part that no camera saw will not come any more. */
  private static final long PATIENCE_MILLIS = 3_600_000;

  private final State state;

  /** Works on {@code state}. */
  public WaitingContexts(State state) {
    this.state = state;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** By inspection id. */
    public Map<String, PartContext> contexts = new HashMap<>();

    /** Nothing waits. */
    public State() {}
  }

  /** Keeps it until its part comes. */
  public void add(PartContext context) {
    if (state.contexts.size() >= MAX_WAITING) {
      forgetOldest();
    }
    state.contexts.put(inspectionId(context), context);
  }

  /** Hands it over, once. */
  @Nullable PartContext take(String inspectionId) {
    return state.contexts.remove(inspectionId);
  }

  /** Forgets parts that should have come long before {@code nowMillis}, line time. */
  public void forgetBefore(long nowMillis) {
    state
        .contexts
        .values()
        .removeIf(context -> context.getAt().toEpochMilli() < nowMillis - PATIENCE_MILLIS);
  }

  static String inspectionId(PartContext context) {
    return Identities.inspectionId(context.getLineId(), context.getPartId(), context.getAttempt());
  }

  private void forgetOldest() {
    List<Map.Entry<String, PartContext>> entries = new ArrayList<>(state.contexts.entrySet());
    entries.sort(Comparator.comparing(entry -> entry.getValue().getAt()));
    entries.subList(0, FORGOTTEN_AT_ONCE).forEach(entry -> state.contexts.remove(entry.getKey()));
  }
}
