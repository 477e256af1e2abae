package lineside.jobs.line;

import lineside.jobs.alarm.AlarmBook;
import lineside.jobs.chart.ControlCharts;
import lineside.jobs.chart.OperatorLoad;
import lineside.jobs.escalation.EscalationState;
import lineside.jobs.ledger.Ledger;
import lineside.jobs.sense.ProcessSense;
import lineside.jobs.verdict.ClosedInspections;
import lineside.jobs.verdict.ReadingHistory;
import lineside.jobs.verdict.SegmentSeam;
import lineside.jobs.verdict.WaitingContexts;

/**
 * What a line remembers beside its open inspections, which are kept each by itself: keyed state, a
 * Flink POJO of POJOs. Books leave it when their period closes; what stays is one small entry for
 * each camera, station and sensor. Its size does not depend on how many inspections are open.
 */
public final class LineState {
  /** Positions of the cameras. */
  public ClockState clock = new ClockState();

  /** Context of parts not seen yet. */
  public WaitingContexts.State contexts = new WaitingContexts.State();

  /** Inspections closed lately. */
  public ClosedInspections.State closed = new ClosedInspections.State();

  /** Latest process readings. */
  public ReadingHistory.State readings = new ReadingHistory.State();

  /** What is normal for the process, and what came of it. */
  public ProcessSense.State sense = new ProcessSense.State();

  /** First trigger of the latest part that was decided, milliseconds since 1970 (UTC). */
  public long latestDecidedMillis = Long.MIN_VALUE;

  /** Ends of the latest segments of continuous material. */
  public SegmentSeam.State seams = new SegmentSeam.State();

  /** Windows of parts, and active alarms. */
  public AlarmBook alarms = new AlarmBook();

  /** Open books. */
  public Ledger.State books = new Ledger.State();

  /** Questions to the large model. */
  public EscalationState escalation = new EscalationState();

  /** Open counts and centres of the control charts. */
  public ControlCharts.State charts = new ControlCharts.State();

  /** Alarms of the last hour. */
  public OperatorLoad.State load = new OperatorLoad.State();

  /** A line that has heard nothing. */
  public LineState() {}
}
