package lineside.jobs.chart;

import static lineside.jobs.line.LineRecords.TOP;
import static lineside.jobs.line.LineRecords.notOk;
import static lineside.jobs.line.LineRecords.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lineside.jobs.alarm.AlarmParts;
import lineside.jobs.line.LineRecords;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Spc;
import org.junit.jupiter.api.Test;

class ControlChartsTest {
  /** 100 parts, a second each. */
  private static final long PERIOD_MILLIS = 100_000;

  private final ControlCharts.State state = new ControlCharts.State();
  private final ControlCharts charts = new ControlCharts(state, PERIOD_MILLIS);

  /** 0.1 +- 3 sqrt(0.1 * 0.9 / 100) = 0.1 +- 0.09. */
  @Test
  void takesThreeSigmaOfAShareWhereEnoughIsExpected() {
    ControlLimits limits = ControlLimits.ofShare(100, 0.1);

    assertThat(limits.lower()).isCloseTo(0.01, within(1e-12));
    assertThat(limits.upper()).isCloseTo(0.19, within(1e-12));
  }

  /** P(X <= 1 | 10, 0.02) = 0.98382, P(X <= 2) = 0.99914 is the first above 0.99865. */
  @Test
  void takesTheExactQuantileOfAShareForFewParts() {
    assertThat(ControlLimits.ofShare(10, 0.02)).isEqualTo(new ControlLimits(0, 0.2));
  }

  /** 0.25 + 3 sqrt(0.25 / 100) = 0.4. */
  @Test
  void takesThreeSigmaOfARateWhereEnoughIsExpected() {
    ControlLimits limits = ControlLimits.ofRate(100, 0.25);

    assertThat(limits.lower()).isCloseTo(0.1, within(1e-12));
    assertThat(limits.upper()).isCloseTo(0.4, within(1e-12));
  }

  /** Poisson of mean 1: P(X <= 4) = 0.99634, P(X <= 5) = 0.99941. */
  @Test
  void takesTheExactQuantileOfARateForFewDefects() {
    assertThat(ControlLimits.ofRate(50, 0.02)).isEqualTo(new ControlLimits(0, 0.1));
  }

  @Test
  void countsPartsDefectsAndYieldByStationAndForTheLine() {
    period(0, 10);

    List<Spc> closed = charts.closeUntil(LineRecords.LINE, PERIOD_MILLIS);

    assertThat(closed).extracting(Spc::getStationId).containsExactly("", "station-1");
    Spc station = closed.get(1);
    assertThat(station.getParts()).isEqualTo(100);
    assertThat(station.getNonconforming()).isEqualTo(10);
    assertThat(station.getDefects()).isEqualTo(10);
    assertThat(station.getP()).isEqualTo(0.1);
    assertThat(station.getFirstPassYield()).isEqualTo(0.9);
    assertThat(station.getParetoCounts()).containsExactlyEntriesOf(java.util.Map.of("pit", 10L));
    assertThat(station.getPCentre()).isNull();
    assertThat(state.open).isEmpty();
  }

  @Test
  void learnsTheCentreAndTellsAPeriodBeyondTheLimitsWhichDoesNotMoveIt() {
    period(0, 10);
    period(1, 20);
    period(2, 11);

    List<Spc> closed =
        charts.closeUntil(LineRecords.LINE, 3 * PERIOD_MILLIS).stream()
            .filter(chart -> chart.getStationId().equals("station-1"))
            .toList();

    assertThat(closed).extracting(Spc::getIsPOut).containsExactly(false, true, false);
    assertThat(closed.get(1).getPUpper()).isCloseTo(0.19, within(1e-12));
    assertThat(closed.get(2).getPCentre()).isEqualTo(0.1);
    assertThat(closed.get(2).getBaselineParts()).isEqualTo(100);
  }

  @Test
  void forgetsCentresThatRestForAWeek() {
    period(0, 10);
    charts.closeUntil(LineRecords.LINE, PERIOD_MILLIS);

    charts.forgetOld(PERIOD_MILLIS + 7L * 24 * 3600 * 1000 + 1);

    assertThat(state.baselines).isEmpty();
    assertThat(state.open).isEmpty();
  }

  /** A hundred parts, the first {@code bad} of them with one pit. */
  private void period(long period, int bad) {
    for (int i = 0; i < 100; i++) {
      long n = period * 100 + i;
      PartVerdict verdict =
          i < bad
              ? AlarmParts.verdict(n, notOk(TOP, n, "pit"))
              : PartVerdict.newBuilder(AlarmParts.verdict(n, ok(TOP, n)))
                  .setResultEvaluation(ResultEvaluation.OK)
                  .build();
      charts.part(verdict);
    }
  }
}
