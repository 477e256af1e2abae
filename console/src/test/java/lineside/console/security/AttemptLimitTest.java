package lineside.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
  private Instant now = Instant.parse("2026-03-02T06:00:00Z");
  private final AttemptLimit limit = new AttemptLimit(3, Duration.ofMinutes(5), () -> now);

  @Test
  void letsNobodyTryMoreOftenThanTheLimit() {
    for (int i = 0; i < 3; i++) {
      limit.failed("huber");
    }

    assertThat(limit.waitSeconds("huber")).hasValue(301);
    assertThat(limit.waitSeconds("maier")).isEmpty();
  }

  @Test
  void letsThemTryAgainAfterTheWindow() {
    for (int i = 0; i < 3; i++) {
      limit.failed("huber");
    }

    now = now.plus(Duration.ofMinutes(5));

    assertThat(limit.waitSeconds("huber")).isEmpty();
  }

  @Test
  void forgetsFailuresOfWhoeverSucceeds() {
    limit.failed("huber");
    limit.failed("huber");
    limit.succeeded("huber");
    limit.failed("huber");

    assertThat(limit.waitSeconds("huber")).isEmpty();
  }
}
