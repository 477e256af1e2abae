package lineside.jobs.escalation;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much the large model is asked.
 *
 * @param budget what undecided views may cost
 * @param audit the sample of confident OKs
 */
public record EscalationSettings(Budget budget, Audit audit) implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What undecided views may cost.
   *
   * @param shareOfViews views that may be asked about, share of all, 0 to 1; 0 asks nothing
   * @param windowViews latest views of a line over which the share holds, at least 1
   * @param openAtMost questions of a line without an answer, at least 1
   * @param leastTakt time that must be left until the part's deadline, line time
   */
  public record Budget(double shareOfViews, int windowViews, int openAtMost, Duration leastTakt)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Longest window: it is state of the line, copied with each checkpoint. */
    static final int MAX_WINDOW_VIEWS = 2000;

    /** Checks the ranges. */
    public Budget {
      requireShare("escalation share", shareOfViews);
      if (windowViews < 1 || windowViews > MAX_WINDOW_VIEWS) {
        throw new IllegalArgumentException(
            "escalation window is " + windowViews + ", 1 to " + MAX_WINDOW_VIEWS + " is allowed");
      }
      if (openAtMost < 1) {
        throw new IllegalArgumentException(
            "open questions are " + openAtMost + ", must be at least 1");
      }
      if (leastTakt.isNegative()) {
        throw new IllegalArgumentException("least takt is " + leastTakt + ", must not be negative");
      }
    }
  }

  /**
   * The sample of confident OKs.
   *
   * @param shareOfViews of all OK views, 0 to 1; 0 audits nothing
   * @param shift over which disagreement is counted, event time; shifts start at multiples of it
   */
  public record Audit(double shareOfViews, Duration shift) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Checks the ranges. */
    public Audit {
      requireShare("audit share", shareOfViews);
      if (shift.toMillis() < 1) {
        throw new IllegalArgumentException("shift is " + shift + ", must be at least 1 ms");
      }
    }
  }

  /** Nobody is asked anything. */
  public static EscalationSettings off() {
    return new EscalationSettings(
        new Budget(0, 1, 1, Duration.ZERO), new Audit(0, Duration.ofHours(8)));
  }

  /** A tenth of the views at most, sixteen open at most, and one OK in a hundred audited. */
  public static EscalationSettings usual() {
    return new EscalationSettings(
        new Budget(0.1, 200, 16, Duration.ofMillis(50)), new Audit(0.01, Duration.ofHours(8)));
  }

  /** Whether a view that the small model cannot decide may be asked about. */
  public boolean asksAboutUndecided() {
    return budget.shareOfViews() > 0;
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is " + share + ", 0 to 1 is allowed");
    }
  }
}
