package lineside.bench.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftedClockTest {
  @TempDir Path directory;

  @Test
  void aProcessGoesByTheClockThatItIsGiven() throws Exception {
    boolean isInstalled = ShiftedClock.library().isPresent();
    if (!isInstalled) {
      System.err.println("NOT RUN: a clock of our own: libfaketime is not installed");
    }
    Assumptions.assumeTrue(isInstalled);
    ShiftedClock clock = new ShiftedClock(directory.resolve("clock"));
    assertThat(away(clock)).isLessThan(Duration.ofSeconds(5));

    clock.shift(Duration.ofHours(-1));

    assertThat(away(clock)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
  }

  /** How far the clock is from this process' own. */
  private static Duration away(ShiftedClock clock) throws Exception {
    ProcessBuilder date = new ProcessBuilder("date", "+%s");
    date.environment().putAll(clock.environment());
    String said =
        new String(date.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return Duration.between(Instant.ofEpochSecond(Long.parseLong(said)), Instant.now()).abs();
  }
}
