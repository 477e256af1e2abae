package lineside.bench.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillMomentsTest {
  @Test
  void liesEachInItsOwnStretchOfTheOutage() {
    for (long seed = 0; seed < 100; seed++) {
      List<Duration> moments = KillMoments.of(Duration.ofSeconds(60), 3, seed);

      assertThat(moments).hasSize(3);
      for (int i = 0; i < 3; i++) {
        assertThat(moments.get(i))
            .isBetween(Duration.ofSeconds(20L * i + 4), Duration.ofSeconds(20L * i + 16));
      }
    }
  }

  @Test
  void comesAgainWithItsSeed() {
    Duration minute = Duration.ofMinutes(1);

    assertThat(KillMoments.of(minute, 3, 7)).isEqualTo(KillMoments.of(minute, 3, 7));
    assertThat(KillMoments.of(minute, 3, 7)).isNotEqualTo(KillMoments.of(minute, 3, 8));
    assertThat(KillMoments.of(minute, 0, 7)).isEmpty();
  }
}
