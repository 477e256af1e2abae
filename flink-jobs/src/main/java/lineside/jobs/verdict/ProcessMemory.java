package lineside.jobs.verdict;

import lineside.jobs.sense.ProcessSense;

/**
 * What a line remembers of its process, to be joined to parts by event time.
 *
 * @param readings what was measured
 * @param sense how unusual that was
 */
public record ProcessMemory(ReadingHistory readings, ProcessSense sense) {
  /** Forgets what no part from {@code oldestMillis} on can ask for. */
  public void forgetBefore(long oldestMillis) {
    readings.forgetBefore(oldestMillis);
    sense.forgetBefore(oldestMillis);
  }
}
