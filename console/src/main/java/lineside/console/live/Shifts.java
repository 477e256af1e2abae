package lineside.console.live;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import lineside.console.store.Period;

/**
 * When shifts begin.
 *
 * @param zone whose clock it is
 * @param starts at least one, rising; the last shift lasts until the first of the next day
 */
public record Shifts(ZoneId zone, List<Start> starts) {
  /** A shift of each day. */
  public record Start(LocalTime at, String name) {}

  /** Checks that there is one, and copies the list. */
  public Shifts {
    starts = List.copyOf(starts);
    if (starts.isEmpty()) {
      throw new IllegalArgumentException("there is no shift");
    }
    for (int i = 1; i < starts.size(); i++) {
      if (!starts.get(i).at().isAfter(starts.get(i - 1).at())) {
        throw new IllegalArgumentException("shifts do not rise: " + starts);
      }
    }
  }

  /** Three of eight hours, from six o'clock on. */
  public static Shifts threeIn(ZoneId zone) {
    return new Shifts(
        zone,
        List.of(
            new Start(LocalTime.of(6, 0), "early"),
            new Start(LocalTime.of(14, 0), "late"),
            new Start(LocalTime.of(22, 0), "night")));
  }

  /** A shift of a day. */
  public record Shift(long startAt, long endAt, String name) {
    Period period() {
      return new Period(startAt, endAt);
    }
  }

  /** The shift that holds a moment, milliseconds since 1970 (UTC). */
  public Shift at(long moment) {
    ZonedDateTime at = Instant.ofEpochMilli(moment).atZone(zone);
    LocalDate day = at.toLocalDate();
    int index = starts.size() - 1;
    while (index >= 0 && starts.get(index).at().isAfter(at.toLocalTime())) {
      index--;
    }
    if (index < 0) {
      day = day.minusDays(1);
      index = starts.size() - 1;
    }
    boolean isLast = index == starts.size() - 1;
    LocalTime end = starts.get(isLast ? 0 : index + 1).at();
    return new Shift(
        millis(day, starts.get(index).at()),
        millis(isLast ? day.plusDays(1) : day, end),
        starts.get(index).name());
  }

  private long millis(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant().toEpochMilli();
  }
}
