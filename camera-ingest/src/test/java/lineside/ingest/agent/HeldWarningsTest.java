package lineside.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lineside.schemas.record.CameraWarning;
import org.junit.jupiter.api.Test;

class HeldWarningsTest {
  private static final List<CameraWarning> RESIZED = List.of(CameraWarning.RESIZED);

  private final HeldWarnings held = new HeldWarnings();
  private long nowNanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

  @Test
  void tellsOfAWarningAtOnce() {
    assertThat(after(0, List.of(CameraWarning.RESIZED, CameraWarning.FROZEN)))
        .containsExactly(CameraWarning.FROZEN, CameraWarning.RESIZED);
  }

  @Test
  void changesOnceForAWarningThatComesAndGoesWithEveryOtherImage() {
    List<List<CameraWarning>> told = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      told.add(after(100, i % 2 == 0 ? RESIZED : List.of()));
    }

    assertThat(told.stream().distinct()).containsExactly(RESIZED);
  }

  @Test
  void forgetsAWarningTenSecondsAfterItWasSeen() {
    after(0, RESIZED);

    assertThat(after(10_000, List.of())).isEqualTo(RESIZED);
    assertThat(after(1, List.of())).isEmpty();
  }

  private List<CameraWarning> after(long millis, List<CameraWarning> seen) {
    nowNanos += Duration.ofMillis(millis).toNanos();
    return held.with(seen, nowNanos);
  }
}
