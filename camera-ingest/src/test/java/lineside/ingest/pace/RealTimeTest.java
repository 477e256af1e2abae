package lineside.ingest.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RealTimeTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T08:00:00Z"));

  @Test
  void isDueWhenTheMonotonicClockSaysSo() {
    RealTime time = new RealTime(clock.ingestClock(), 0);

    clock.advance(Duration.ofMillis(1499));
    assertThat(time.isDue(1500)).isFalse();

    clock.advance(Duration.ofMillis(1));
    assertThat(time.isDue(1500)).isTrue();
  }

  @Test
  void statesWallTime() {
    RealTime time = new RealTime(clock.ingestClock(), 0);

    clock.advance(Duration.ofMillis(1504));

    assertThat(time.at(1500)).isEqualTo("2026-11-22T08:00:01.500Z");
    assertThat(time.now(1500)).isEqualTo("2026-11-22T08:00:01.504Z");
  }

  @Test
  void takesUpAnInterruptedRecordingWhereItWas() {
    RealTime time = new RealTime(clock.ingestClock(), 60_000);

    assertThat(time.isDue(60_000)).isTrue();
    assertThat(time.isDue(60_001)).isFalse();
    assertThat(time.at(61_000)).isEqualTo("2026-11-22T08:00:01Z");
  }

  @Test
  void saysHowLongNothingFallsDue() {
    RealTime time = new RealTime(clock.ingestClock(), 0);

    clock.advance(Duration.ofMillis(1400));

    assertThat(time.nanosUntil(1500)).isEqualTo(100_000_000);
    assertThat(time.nanosUntil(1400)).isZero();
    assertThat(time.nanosUntil(900)).isZero();
  }

  @Test
  void leavesTimeBeforeTheFirstTrigger() {
    RealTime time = new RealTime(clock.ingestClock(), -4_000);

    assertThat(time.isDue(0)).isFalse();
    assertThat(time.at(0)).isEqualTo("2026-11-22T08:00:04Z");
  }
}
