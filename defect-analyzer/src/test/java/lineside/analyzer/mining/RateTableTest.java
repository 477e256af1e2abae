package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTableTest {
  @Test
  void comparesRatesWithHalfAPartAdded() {
    RateTable table = new RateTable(9, 19, 4, 99);

    // (9.5 / 19.5) / (4.5 / 99.5); above, exp(ln r + 1.96 sqrt(1/9.5 - 1/19.5 + 1/4.5 - 1/99.5));
    // below, binom.test(9, 13) in R gives a share of 0.3857 at least: 0.3857 / 0.6143 * 99 / 19.
    assertThat(table.ratio()).isCloseTo(10.772, within(0.001));
    assertThat(table.ratioLow()).isCloseTo(3.272, within(0.005));
    assertThat(table.ratioHigh()).isCloseTo(29.61, within(0.01));
  }

  @Test
  void findsTheProbabilityOfFishersTeaParty() {
    // Fisher, The Design of Experiments (1935): 3 of 4 cups right, one-sided p = 17/70.
    assertThat(new RateTable(3, 4, 1, 4).excessProbability()).isCloseTo(17 / 70.0, within(1e-9));
  }

  @Test
  void seesNoExcessWhereThereIsNothingToCompare() {
    assertThat(new RateTable(0, 10, 5, 10).excessProbability()).isEqualTo(1);
    assertThat(new RateTable(5, 10, 0, 0).excessProbability()).isEqualTo(1);
    assertThat(new RateTable(6, 6, 7, 7).excessProbability()).isEqualTo(1);
  }

  @Test
  void gainsNothingFromADeficit() {
    assertThat(new RateTable(1, 50, 20, 100).gain()).isZero();
    assertThat(new RateTable(20, 100, 1, 50).gain()).isPositive();
  }

  @Test
  void boundsTheRatioFromBelowThoughNoDefectLiesElsewhere() {
    // 0.025^(1/11) = 0.7151 is the least share of 11 out of 11: 0.7151 / 0.2849 * 465 / 482.
    assertThat(new RateTable(11, 482, 0, 465).ratioLow()).isCloseTo(2.421, within(0.005));
    assertThat(new RateTable(0, 482, 3, 465).ratioLow()).isZero();
  }

  @Test
  void refusesMoreDefectsThanParts() {
    assertThatThrownBy(() -> new RateTable(3, 2, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 of 2");
  }
}
