package lineside.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftsTest {
  private final Shifts shifts = Shifts.threeIn(ZoneId.of("Europe/Berlin"));

  @Test
  void holdsAMomentOfTheDay() {
    assertThat(at("2026-03-02T12:59:59Z"))
        .isEqualTo(shift("2026-03-02T05:00:00Z", "2026-03-02T13:00:00Z", "early"));
  }

  @Test
  void holdsAMomentAfterMidnightByTheShiftOfTheDayBefore() {
    assertThat(at("2026-03-03T01:30:00Z"))
        .isEqualTo(shift("2026-03-02T21:00:00Z", "2026-03-03T05:00:00Z", "night"));
  }

  @Test
  void isAnHourShorterInTheNightInWhichSummerBegins() {
    Shifts.Shift night = at("2026-03-29T00:30:00Z");

    assertThat(night.endAt() - night.startAt()).isEqualTo(7 * 3_600_000L);
  }

  @Test
  void takesNoShiftsThatDoNotRise() {
    assertThatThrownBy(
            () ->
                new Shifts(
                    ZoneId.of("UTC"),
                    List.of(
                        new Shifts.Start(LocalTime.NOON, "late"),
                        new Shifts.Start(LocalTime.MIDNIGHT, "night"))))
        .hasMessageContaining("do not rise");
  }

  private Shifts.Shift at(String moment) {
    return shifts.at(Instant.parse(moment).toEpochMilli());
  }

  private static Shifts.Shift shift(String from, String to, String name) {
    return new Shifts.Shift(
        Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli(), name);
  }
}
