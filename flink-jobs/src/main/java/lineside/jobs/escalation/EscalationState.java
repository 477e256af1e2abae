package lineside.jobs.escalation;

import java.util.HashMap;
import java.util.Map;

/** What a line remembers of its questions: a Flink POJO. */
public final class EscalationState {
  /** The latest views. */
  public Budget.State budget = new Budget.State();

  /** Deadline of the part by view id of undecided views with an open question. */
  public Map<String, Long> open = new HashMap<>();

  /** Disagreement of the shifts that are not over. */
  public AuditBook.State audits = new AuditBook.State();

  /** A line that has asked nothing. */
  public EscalationState() {}
}
