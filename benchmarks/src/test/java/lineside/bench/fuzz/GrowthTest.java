package lineside.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthTest {
  private final Growth growth = new Growth();

  @Test
  void comparesTheLastLookWithTheFirst() {
    growth.measured(100);
    growth.missed();
    growth.measured(150);

    assertThat(growth.ratio()).hasValue(1.5);
  }

  @Test
  void tellsNothingWhereNothingWasMeasured() {
    growth.missed();
    assertThat(growth.ratio()).isEmpty();

    growth.measured(100);
    assertThat(growth.ratio()).as("one look tells of no growth").isEmpty();
  }

  @Test
  void tellsNothingWhereTheEndWasNotMeasured() {
    growth.measured(100);
    growth.measured(100);
    growth.missed();

    assertThat(growth.ratio()).isEmpty();
  }
}
