package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ShiftsTest {
  @Test
  void divideADayFromTheFirstShiftOn() {
    assertThat(Shifts.DEFAULT.of(Instant.parse("2026-03-02T06:00:00Z"))).isEqualTo("06:00-14:00");
    assertThat(Shifts.DEFAULT.of(Instant.parse("2026-03-02T05:59:59Z"))).isEqualTo("22:00-06:00");
    assertThat(Shifts.DEFAULT.of(Instant.parse("2026-03-02T21:59:59Z"))).isEqualTo("14:00-22:00");
  }

  @Test
  void goByTheClockOnTheWall() {
    Shifts shifts =
        new Shifts(LocalTime.of(5, 0), Duration.ofHours(12), ZoneId.of("Europe/Berlin"));

    assertThat(shifts.of(Instant.parse("2026-07-02T03:30:00Z"))).isEqualTo("05:00-17:00");
    assertThat(shifts.of(Instant.parse("2026-01-02T03:30:00Z"))).isEqualTo("17:00-05:00");
  }

  @Test
  void refuseALengthThatDoesNotDivideADay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Shifts(LocalTime.NOON, Duration.ofHours(7), ZoneOffset.UTC))
        .withMessageContaining("PT7H");
  }
}
