package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PeriodScanTest {
  private static final double PERIOD_MM = 1885;
  private static final double COIL_MM = 38_400;

  @Test
  void findsThePeriodOfMarksAmongScatteredOnes() {
    double[] marks = marks(17, 1);
    double[] scattered = scattered(20, 2);

    PeriodScan.Hit hit = PeriodScan.scan(List.of(merged(marks, scattered))).orElseThrow();

    assertThat(hit.periodMm()).isCloseTo(PERIOD_MM, within(10.0));
    assertThat(hit.pValue()).isLessThan(1e-4);
  }

  @Test
  void namesTheFundamentalThoughHalfOfTheMarksAreMissing() {
    Random random = new Random(3);
    double[] seen = Arrays.stream(marks(20, 4)).filter(mark -> random.nextBoolean()).toArray();

    PeriodScan.Hit hit = PeriodScan.scan(List.of(seen)).orElseThrow();

    assertThat(hit.periodMm()).isCloseTo(PERIOD_MM, within(10.0));
  }

  @Test
  void findsAPeriodAcrossCoilsWhosePositionsStartAnew() {
    double[] second = Arrays.stream(marks(9, 5)).map(mark -> mark + 431).toArray();

    PeriodScan.Hit hit = PeriodScan.scan(List.of(marks(9, 6), second)).orElseThrow();

    assertThat(hit.periodMm()).isCloseTo(PERIOD_MM, within(15.0));
    assertThat(hit.pValue()).isLessThan(1e-6);
  }

  @Test
  void believesNoPeriodOfScatteredMarks() {
    for (int seed = 10; seed < 30; seed++) {
      assertThat(PeriodScan.scan(List.of(scattered(25, seed))).orElseThrow().pValue())
          .isGreaterThan(1e-3);
    }
  }

  @Test
  void takesAClusterForNoRhythm() {
    double[] cluster = DoubleStream.iterate(9_000, at -> at + 26).limit(20).toArray();

    PeriodScan.Hit hit = PeriodScan.scan(List.of(merged(cluster, scattered(10, 7)))).orElseThrow();

    assertThat(hit.pValue()).isGreaterThan(1e-3);
  }

  @Test
  void tellsHowWellItKnowsThePeriod() {
    Lattice lattice = Lattice.fit(Map.of("c", marks(20, 8)), PERIOD_MM + 4, 0.02);

    assertThat(lattice.periodMm()).isCloseTo(PERIOD_MM, within(3 * lattice.standardErrorMm()));
    assertThat(lattice.standardErrorMm()).isBetween(0.01, 0.5);
    assertThat(lattice.expects("c", 600 + 21 * PERIOD_MM)).isTrue();
    assertThat(lattice.expects("c", 600 + 21.5 * PERIOD_MM)).isFalse();
    assertThat(lattice.expectsWithin("c", 560 + PERIOD_MM, 640 + PERIOD_MM)).isTrue();
    assertThat(lattice.expectsWithin("c", 660 + PERIOD_MM, 760 + PERIOD_MM)).isFalse();
  }

  private static double[] marks(int count, int seed) {
    Random random = new Random(seed);
    return DoubleStream.iterate(600, at -> at + PERIOD_MM)
        .limit(count)
        .map(at -> at + 3 * random.nextGaussian())
        .toArray();
  }

  private static double[] scattered(int count, int seed) {
    return new Random(seed).doubles(count, 0, COIL_MM).sorted().toArray();
  }

  private static double[] merged(double[] a, double[] b) {
    return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).sorted().toArray();
  }
}
