package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import lineside.schemas.record.FactorKind;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  @Test
  void adjustsAsBenjaminiAndHochbergDo() {
    // p.adjust(c(0.01, 0.02, 0.03, 0.5), "BH") in R gives 0.04 0.04 0.04 0.5.
    List<FactorTest> tests = new ArrayList<>();
    for (double p : new double[] {0.02, 0.5, 0.01, 0.03}) {
      tests.add(testWith(p));
    }

    IdentityHashMap<FactorTest, Double> q = FalseDiscovery.qValues(tests, FactorTest::pValue);

    assertThat(q.get(tests.get(0))).isCloseTo(0.04, within(1e-12));
    assertThat(q.get(tests.get(1))).isCloseTo(0.5, within(1e-12));
    assertThat(q.get(tests.get(2))).isCloseTo(0.04, within(1e-12));
    assertThat(q.get(tests.get(3))).isCloseTo(0.04, within(1e-12));
  }

  @Test
  void adjustsNothingWhenNothingWasTested() {
    assertThat(FalseDiscovery.qValues(List.<FactorTest>of(), FactorTest::pValue)).isEmpty();
  }

  private static FactorTest testWith(double pValue) {
    return new FactorTest(
        Groups.KEY,
        new Factor(FactorKind.LOT, "lotId", "L-1"),
        0,
        new RateTable(1, 2, 3, 4),
        pValue,
        1,
        "test",
        new BitSet(),
        new BitSet(),
        null);
  }
}
