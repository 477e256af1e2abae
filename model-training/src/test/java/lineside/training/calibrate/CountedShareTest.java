package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CountedShareTest {
  /** R: binom.test(3, 50)$conf.int is 0.01254859 0.16548195. */
  @Test
  void hasTheIntervalOfClopperAndPearson() {
    CountedShare share = CountedShare.of(3, 50);

    assertThat(share.rate()).isEqualTo(0.06);
    assertThat(share.low()).isCloseTo(0.01254859, within(1e-7));
    assertThat(share.high()).isCloseTo(0.16548195, within(1e-7));
  }

  /** Closed forms: 1 - 0.025^(1/n) above none, 0.025^(1/n) below all. */
  @Test
  void staysWithinZeroAndOne() {
    assertThat(CountedShare.of(0, 20).low()).isZero();
    assertThat(CountedShare.of(0, 20).high())
        .isCloseTo(1 - Math.pow(0.025, 1 / 20.0), within(1e-12));
    assertThat(CountedShare.of(20, 20).low()).isCloseTo(Math.pow(0.025, 1 / 20.0), within(1e-12));
    assertThat(CountedShare.of(20, 20).high()).isEqualTo(1);
  }

  @Test
  void knowsNothingWithoutSamples() {
    CountedShare share = CountedShare.of(0, 0);

    assertThat(share.rate()).isNaN();
    assertThat(share.low()).isZero();
    assertThat(share.high()).isEqualTo(1);
    assertThatThrownBy(() -> CountedShare.of(3, 2)).hasMessageContaining("3 hits of 2");
  }
}
