package lineside.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCycleTest {
  private final OneCycle rate = new OneCycle(0.01);

  @Test
  void climbsForAQuarterAndFallsForTheRest() {
    assertThat(rate.at(0)).isCloseTo(0.0004, within(1e-12));
    assertThat(rate.at(0.125)).isCloseTo((0.0004 + 0.01) / 2, within(1e-12));
    assertThat(rate.at(0.25)).isCloseTo(0.01, within(1e-12));
    assertThat(rate.at(0.625)).isCloseTo((0.01 + 0.00001) / 2, within(1e-12));
    assertThat(rate.at(1)).isCloseTo(0.00001, within(1e-12));
  }
}
