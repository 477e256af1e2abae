package lineside.analyzer.mining;

/** Whether the times of a line's parts can be believed. */
public enum ClockTrust {
  /** In the order of the triggers. */
  SURE,
  /** Many parts have an earlier time than the part before them: nothing is said about time. */
  UNSURE
}
