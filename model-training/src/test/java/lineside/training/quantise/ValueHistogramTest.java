package lineside.training.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValueHistogramTest {
  @Test
  void keepsItsQuantilesWhileItGrows() {
    ValueHistogram values = new ValueHistogram();
    for (int i = -1000; i <= 3000; i++) {
      values.add(i / 100f);
    }

    // 4001 values from -10 to 30; a bin is 32 / 4096 wide in the end.
    assertThat(values.low()).isEqualTo(-10);
    assertThat(values.high()).isEqualTo(30);
    assertThat(values.quantile(0.25)).isCloseTo(0, within(0.02f));
    assertThat(values.quantile(0.5)).isCloseTo(10, within(0.02f));
    assertThat(values.quantile(1)).isEqualTo(30);
  }

  @Test
  void clipsOneInTenThousandAtTheEnd() {
    ValueHistogram values = new ValueHistogram();
    for (int i = 0; i < 20_000; i++) {
      values.add(i == 7 ? 100 : 1);
    }

    assertThat(RangeRule.MIN_MAX.of(values).high()).isCloseTo(100, within(1e-4f));
    assertThat(RangeRule.PERCENTILE_99_99.of(values).high()).isCloseTo(1, within(0.04f));
  }

  @Test
  void refusesWhatIsNoNumber() {
    ValueHistogram values = new ValueHistogram();

    assertThatThrownBy(() -> values.add(Float.NaN)).hasMessage("value is NaN");
    assertThatThrownBy(() -> values.add(Float.POSITIVE_INFINITY)).hasMessage("value is Infinity");
  }

  @Test
  void givesAValueThatIsAlwaysZeroARange() {
    ValueHistogram values = new ValueHistogram();
    values.add(0);

    ValueRange range = RangeRule.MIN_MAX.of(values);

    assertThat(range.scale()).isPositive();
    assertThat(range.zeroPoint()).isZero();
  }
}
