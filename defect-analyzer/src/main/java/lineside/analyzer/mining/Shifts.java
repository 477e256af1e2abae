package lineside.analyzer.mining;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a day is divided into shifts.
 *
 * @param start of the first shift of a day
 * @param length of each; a whole number of them is a day
 * @param zone of the clock on the wall
 */
public record Shifts(LocalTime start, Duration length, ZoneId zone) {
  /** Three shifts, from six in the morning, UTC. */
  public static final Shifts DEFAULT =
      new Shifts(LocalTime.of(6, 0), Duration.ofHours(8), ZoneOffset.UTC);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  /** Refuses lengths that do not divide a day. */
  public Shifts {
    long seconds = length.toSeconds();
    if (seconds < 1 || DAY_SECONDS % seconds != 0) {
      throw new IllegalArgumentException("shift of " + length + " does not divide a day");
    }
  }

  /** Name of the shift of a moment, for example {@code 06:00-14:00}. */
  String of(Instant at) {
    long second = at.atZone(zone).toLocalTime().toSecondOfDay() - (long) start.toSecondOfDay();
    long number = Math.floorMod(second, DAY_SECONDS) / length.toSeconds();
    LocalTime from = start.plusSeconds(number * length.toSeconds());
    return CLOCK.format(from) + "-" + CLOCK.format(from.plus(length));
  }
}
