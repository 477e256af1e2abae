package lineside.jobs.line;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a line is run by where its recipes say nothing.
 *
 * @param defaultDeadline deadline of an inspection whose recipe is unknown, line time
 * @param defaultRevisionWindow revision window of such an inspection, line time
 * @param ledgerPeriod length of a period of the books, line time; periods start at multiples of it
 * @param silence time without any message of a camera, while others speak, after which it is
 *     absent, six times as long when its triggers wait for frames; processing time
 */
public record LineSettings(
    Duration defaultDeadline,
    Duration defaultRevisionWindow,
    Duration ledgerPeriod,
    Duration silence)
    implements Serializable {

  /** Checks the bounds. */
  public LineSettings {
    requirePositive("default-deadline", defaultDeadline);
    requirePositive("ledger-period", ledgerPeriod);
    requirePositive("camera-silence", silence);
    if (defaultRevisionWindow.isNegative()) {
      throw new IllegalArgumentException(
          "default-revision-window is " + defaultRevisionWindow + ", must not be negative");
    }
  }

  /** 5 s deadline, 30 s window, books per minute, absent after 10 s. */
  public static LineSettings defaults() {
    return new LineSettings(
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(10));
  }

  private static void requirePositive(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least 1 ms");
    }
  }
}
