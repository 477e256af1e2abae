package lineside.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @Test
  void whatCameToNothingIsExcusedByAFaultOnly() {
    Disturbances disturbances = new Disturbances(10 * SECOND);
    disturbances.add(30 * SECOND, 40 * SECOND);

    Tally tally =
        Tally.of(
            List.of(5L, 12L, 20L, 26L, 35L, 40L, 41L),
            second -> second != 12,
            second -> disturbances.isAtRest(second * SECOND));

    assertThat(tally).isEqualTo(new Tally(7, 6, 3, 2));
    assertThat(tally.share()).isEqualTo(6.0 / 7);
  }

  @Test
  void ofNothingNothingIsMissing() {
    assertThat(Tally.of(List.of(), thing -> true, thing -> true).share()).isZero();
  }
}
