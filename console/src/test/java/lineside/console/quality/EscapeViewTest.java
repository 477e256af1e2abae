package lineside.console.quality;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lineside.console.shape.Share;
import org.junit.jupiter.api.Test;

/** Expected ends are those of scipy.stats.binomtest(k, n).proportion_ci(method="exact"). */
final class EscapeViewTest {
  @Test
  void hasNoEstimateBeforeAnybodyHasLookedAtADoubtedPart() {
    assertThat(EscapeView.escapes(400, 3, 0, 0)).isNull();
    assertThat(EscapeView.escapes(0, 0, 0, 0)).isNull();
  }

  @Test
  void knowsAnUpperEndWhenTheLargeModelDoubtsNothing() {
    Share escapes = requireNonNull(EscapeView.escapes(300, 0, 0, 0));

    assertThat(escapes.rate()).isZero();
    assertThat(escapes.low()).isZero();
    assertThat(escapes.high()).isCloseTo(1 - Math.pow(0.025, 1 / 300.0), within(1e-9));
  }

  @Test
  void countsConfirmedAmongSampledWhenEveryDoubtWasLookedAt() {
    Share escapes = requireNonNull(EscapeView.escapes(400, 3, 3, 2));

    assertThat(escapes.rate()).isEqualTo(0.005);
    assertThat(escapes.low()).isCloseTo(0.000606098, within(1e-8));
    assertThat(escapes.high()).isCloseTo(0.017944145, within(1e-8));
  }

  @Test
  void isLessSureWhileDoubtsWaitForAPerson() {
    Share all = requireNonNull(EscapeView.escapes(400, 4, 4, 2));
    Share some = requireNonNull(EscapeView.escapes(400, 4, 2, 1));

    assertThat(some.rate()).isEqualTo(all.rate());
    assertThat(some.low()).isLessThan(all.low());
    assertThat(some.high()).isGreaterThan(all.high());
  }
}
