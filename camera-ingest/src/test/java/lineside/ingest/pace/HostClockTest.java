package lineside.ingest.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostClockTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private Instant wall = Instant.parse("2026-11-22T08:00:00Z");
  private final HostClock clock = new HostClock(() -> wall, nanos::get);

  @Test
  void tellsTheWallClockAndNoticesNothingWhileBothGo() {
    pass(Duration.ofHours(3));

    assertThat(clock.instant()).isEqualTo("2026-11-22T11:00:00Z");
    assertThat(clock.stepsBack() + clock.stepsAhead()).isZero();
    assertThat(clock.trouble()).isEmpty();
  }

  @Test
  void noticesAClockThatIsSetBackAnHour() {
    pass(Duration.ofSeconds(5));
    wall = wall.minus(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo("2026-11-22T07:00:05Z");

    assertThat(clock.stepsBack()).isEqualTo(1);
    assertThat(clock.trouble()).contains("PT-1H").contains("2026-11-22T07:00:05Z");
    pass(Duration.ofSeconds(61));
    clock.instant();
    assertThat(clock.stepsBack()).isEqualTo(1);
    assertThat(clock.trouble()).isEmpty();
  }

  @Test
  void noticesAClockThatIsSetAhead() {
    wall = wall.plus(Duration.ofDays(1));
    clock.instant();

    assertThat(clock.stepsAhead()).isEqualTo(1);
  }

  @Test
  void followsASlewingClock() {
    for (int i = 0; i < 5000; i++) {
      nanos.addAndGet(1_000_000_000L);
      wall = wall.plusNanos(1_000_500_000L);
      clock.instant();
    }

    assertThat(clock.stepsAhead()).isZero();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    wall = wall.plus(time);
  }
}
