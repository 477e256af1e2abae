package lineside.console.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
  /** Clopper-Pearson 95 % of 2 of 20 and of 0 of 10: binom.test(2, 20), binom.test(0, 10) of R. */
  @Test
  void hasTheExactInterval() {
    Share some = Share.of(2, 20);
    Share none = Share.of(0, 10);

    assertThat(some.low()).isCloseTo(0.01234853, within(1e-7));
    assertThat(some.high()).isCloseTo(0.3169827, within(1e-7));
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(0.3084971, within(1e-7));
  }
}
