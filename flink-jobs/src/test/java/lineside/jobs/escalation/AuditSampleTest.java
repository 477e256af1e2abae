package lineside.jobs.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import lineside.schemas.identity.Identities;
import org.junit.jupiter.api.Test;

class AuditSampleTest {
  @Test
  void picksTheShareThatWasAskedForAndTheSameViewsAgain() {
    long picked = picked(0.1);

    // Binomial of 20000 draws: standard deviation 0.0021.
    assertThat(picked / 20_000.0).isCloseTo(0.1, within(0.008));
    assertThat(picked(0.1)).isEqualTo(picked);
  }

  @Test
  void picksNothingOrEverythingAtTheEndsOfTheRange() {
    assertThat(picked(0)).isZero();
    assertThat(picked(1)).isEqualTo(20_000);
  }

  private static long picked(double share) {
    return IntStream.range(0, 20_000)
        .filter(i -> AuditSample.contains(Identities.viewId("top", 7, i), share))
        .count();
  }
}
