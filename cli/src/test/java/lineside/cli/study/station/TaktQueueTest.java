package lineside.cli.study.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lineside.cli.study.station.MeasuredView.Truth;
import lineside.cli.study.station.TaktQueue.Arrivals;
import lineside.cli.study.station.TaktQueue.Outcome;
import lineside.cli.study.station.TaktQueue.Rules;
import org.junit.jupiter.api.Test;

/** A heavy model of 10 ms that sees the defect, and a light one of 1 ms that does not. */
class TaktQueueTest {
  private static final Models MODELS =
      new Models(List.of("light", "heavy"), List.of(0.5f, 0.5f), List.of(1.0, 10.0));
  private static final List<MeasuredView> DEFECT =
      List.of(
          new MeasuredView("1-a.png", "a", Truth.VISIBLE, List.of(0.2f, 0.9f), List.of(1L, 2L)));
  private static final Arrivals CALM = new Arrivals(12, 12, 10, 0);

  /** Ten every 12 ms, then six at once. */
  private static final Arrivals BURSTS = new Arrivals(12, 0, 10, 6);

  @Test
  void nobodyIsLateWhereThereIsTime() {
    Outcome outcome = run(CALM, new Rules(1, 0, 30, 15, 1));

    assertThat(outcome.late).isZero();
    assertThat(outcome.byLight).isZero();
    assertThat(outcome.found).isEqualTo(160);
  }

  @Test
  void theHeavyModelIsLateInBursts() {
    // The seven at one moment take 10 to 70 ms, and what comes after them waits too.
    Outcome outcome = run(BURSTS, new Rules(1, 1, 30, 0, 1));

    assertThat(outcome.late).isGreaterThan(40);
    assertThat(outcome.escaped).isZero();
  }

  @Test
  void aLighterModelMakesPartsEscapeThatWouldBeLate() {
    Outcome outcome = run(BURSTS, new Rules(1, 0, 30, 15, 1));

    assertThat(outcome.late).isZero();
    assertThat(outcome.escaped).isEqualTo(outcome.byLight).isPositive();
    assertThat(outcome.found).isEqualTo(160 - outcome.escaped);
  }

  @Test
  void decidesWhenTheMicroBatchIsFormed() {
    // Six that come at one moment have all of their takt when they are taken together, and take 60.
    Outcome outcome = run(BURSTS, new Rules(1, 0, 30, 15, 6));

    assertThat(outcome.late).isPositive();
  }

  private static Outcome run(Arrivals arrivals, Rules rules) {
    return new TaktQueue(MODELS, DEFECT, arrivals, rules).run(160, 1);
  }
}
