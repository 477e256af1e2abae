package lineside.jobs.escalation;

import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.OpinionStatus;

/**
 * Who is asked about when not everybody can be. A view is asked about when enough time is left,
 * when the share of the latest views that may be is not spent, when it ranks among that many of the
 * latest views, and when the queue is short enough for it: one that outranks half of the latest
 * candidates may fill half of the queue, so that the last places are for the best. Who is refused
 * is refused at once. Works on state that the caller keeps; not thread-safe.
 */
public final class Budget {
  private final State state;
  private final EscalationSettings.Budget limits;

  Budget(State state, EscalationSettings.Budget limits) {
    this.state = state;
    this.limits = limits;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** The latest views, oldest first. */
    public List<Seen> latest = new ArrayList<>();

    /** Nothing seen. */
    public State() {}
  }

  /** One of the latest views: its rank, below 0 when it was no candidate, and whether asked. */
  public record Seen(double rank, boolean isAsked) {
    boolean isCandidate() {
      return rank >= 0;
    }
  }

  /** A view that the small model could decide. */
  void sawDecided() {
    remember(new Seen(-1, false));
  }

  /**
   * A view that it could not.
   *
   * @param rank at least 0
   * @param open questions without an answer now
   * @param taktLeftMillis until the part's deadline
   * @return ASKED, or why it is not
   */
  OpinionStatus decide(double rank, int open, long taktLeftMillis) {
    OpinionStatus status = verdict(rank, open, taktLeftMillis);
    remember(new Seen(rank, status == OpinionStatus.ASKED));
    return status;
  }

  private OpinionStatus verdict(double rank, int open, long taktLeftMillis) {
    if (taktLeftMillis < limits.leastTakt().toMillis()) {
      return OpinionStatus.TAKT_SPENT;
    }
    // Over the latest views and this one; those that leave the window for it still count.
    int views = state.latest.size() + 1;
    long allowed = (long) Math.ceil(limits.shareOfViews() * views);
    long asked = state.latest.stream().filter(Seen::isAsked).count();
    long before = state.latest.stream().filter(seen -> seen.rank() > rank).count();
    if (asked >= allowed || before >= allowed) {
      return OpinionStatus.SHARE_SPENT;
    }
    long candidates = 1 + state.latest.stream().filter(Seen::isCandidate).count();
    long notBefore = candidates - before;
    long places = (long) Math.ceil((double) limits.openAtMost() * notBefore / candidates);
    return open < places ? OpinionStatus.ASKED : OpinionStatus.QUEUE_FULL;
  }

  private void remember(Seen seen) {
    state.latest.add(seen);
    if (state.latest.size() >= limits.windowViews()) {
      state.latest.subList(0, state.latest.size() - limits.windowViews() + 1).clear();
    }
  }
}
