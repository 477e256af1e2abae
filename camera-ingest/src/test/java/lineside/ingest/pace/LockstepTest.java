package lineside.ingest.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockstepTest {
  private static final Instant RECORDED_AT = Instant.parse("2026-03-02T06:00:00Z");

  private final Lockstep time =
      new Lockstep(RECORDED_AT, Duration.ofSeconds(2), List.of("a-top", "a-side"));

  @Test
  void letsNobodyRunFurtherAheadThanTheSkew() {
    time.expect("a-top", 7000);
    time.expect("a-side", 3000);

    assertThat(time.isDue(5000)).isTrue();
    assertThat(time.isDue(5001)).isFalse();
  }

  @Test
  void waitsForCamerasThatHaveNotBegun() {
    time.expect("a-top", 2500);

    assertThat(time.isDue(2500)).isFalse();
  }

  @Test
  void doesNotWaitForACameraThatHasLeft() {
    time.expect("a-top", 7000);
    time.leave("a-side");

    assertThat(time.isDue(9000)).isTrue();
    assertThat(time.isDue(9001)).isFalse();
  }

  @Test
  void doesNotTakeACameraBackThatHasLeft() {
    time.leave("a-side");
    time.expect("a-side", 10);
    time.expect("a-top", 4000);

    assertThat(time.isDue(6000)).isTrue();
  }

  @Test
  void statesTheTimeOfTheRecording() {
    assertThat(time.at(1500)).isEqualTo("2026-03-02T06:00:01.500Z");
    assertThat(time.now(1700)).isEqualTo("2026-03-02T06:00:01.700Z");
  }
}
