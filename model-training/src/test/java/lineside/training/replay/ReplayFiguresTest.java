package lineside.training.replay;

import static lineside.training.replay.Comparisons.answer;
import static lineside.training.replay.Comparisons.faint;
import static lineside.training.replay.Comparisons.good;
import static lineside.training.replay.Comparisons.visible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayFiguresTest {
  private final List<Comparison> seen = new ArrayList<>();

  @Test
  void countsEveryPairOfOutcomes() {
    see(null, 0.1, 0.9);
    see(null, 0.2, 0.95);
    see(null, 0.9, 0.1);
    see(null, 0.1, 0.7);
    see(null, 0.7, 0.3);
    see(null, 0.1, 0.2);

    ReplayFigures figures = new ReplayFigures(seen, 3);

    assertThat(figures.transition(Outcome.OK, Outcome.NOT_OK).count()).isEqualTo(2);
    assertThat(figures.transition(Outcome.NOT_OK, Outcome.OK).count()).isEqualTo(1);
    assertThat(figures.toUndecidable().count()).isEqualTo(1);
    assertThat(figures.fromUndecidable().count()).isEqualTo(1);
    assertThat(figures.agreement().count()).isEqualTo(1);
    assertThat(figures.agreement().of()).isEqualTo(6);
    assertThat(figures.transitions()).hasSize(5);
  }

  @Test
  void saysWhichRatesFitTheCount() {
    for (int i = 0; i < 20; i++) {
      see(null, 0.1, i < 3 ? 0.9 : 0.2);
    }

    var share = new ReplayFigures(seen, 0).transition(Outcome.OK, Outcome.NOT_OK);

    // R: binom.test(3, 20)$conf.int
    assertThat(share.low()).isCloseTo(0.03207094, within(1e-6));
    assertThat(share.high()).isCloseTo(0.37892683, within(1e-6));
  }

  @Test
  void judgesByTheTruthAndLeavesFaintDefectsOut() {
    see(visible("crack"), 0.1, 0.9);
    see(visible("crack"), 0.9, 0.7);
    see(good(), 0.9, 0.1);
    see(good(), 0.7, 0.2);
    see(good(), 0.1, 0.2);
    see(faint("stain"), 0.9, 0.1);
    see(null, 0.9, 0.1);

    ReplayFigures.Judgement judgement = new ReplayFigures(seen, 0).judgement().orElseThrow();

    assertThat(judgement.pictures()).isEqualTo(5);
    assertThat(judgement.mends()).isEqualTo(3);
    assertThat(judgement.breaks()).isEqualTo(1);
    assertThat(judgement.baseline().escapes().count()).isEqualTo(1);
    assertThat(judgement.candidate().escapes().count()).isZero();
    assertThat(judgement.baseline().overkill().count()).isEqualTo(1);
    assertThat(judgement.baseline().overkill().of()).isEqualTo(3);
    assertThat(judgement.baseline().undecided().count()).isEqualTo(1);
    assertThat(judgement.candidate().undecided().count()).isEqualTo(1);
  }

  @Test
  void testsTheUnevennessOfMendsAndBreaksExactly() {
    // 2 * (1 + 10) / 2^10, by hand
    assertThat(ReplayFigures.mcNemar(9, 1)).isCloseTo(22.0 / 1024, within(1e-12));
    assertThat(ReplayFigures.mcNemar(1, 9)).isCloseTo(22.0 / 1024, within(1e-12));
    assertThat(ReplayFigures.mcNemar(4, 4)).isEqualTo(1);
    assertThat(ReplayFigures.mcNemar(0, 0)).isEqualTo(1);
  }

  @Test
  void saysNothingOfRightAndWrongWithoutATruth() {
    see(null, 0.1, 0.9);

    assertThat(new ReplayFigures(seen, 0).judgement()).isEmpty();
  }

  @Test
  void countsByTrueKindElseByTheKindFound() {
    see(visible("crack"), 0.1, 0.9);
    see(null, 0.1, 0.9);
    see(null, 0.1, 0.2);

    var kinds = new ReplayFigures(seen, 0).byKind();

    assertThat(kinds.keySet()).containsExactly("-", "crack", "pit");
    ReplayFigures none = new ReplayFigures(List.of(), 0);
    assertThat(kinds.getOrDefault("crack", none).flips(Effect.MENDS)).isEqualTo(1);
    assertThat(kinds.getOrDefault("pit", none).flips(Effect.UNKNOWN)).isEqualTo(1);
  }

  @Test
  void takesMediansOverThePicturesThatWereAnswered() {
    see(null, 0.1, 0.9);
    see(null, 0.3, 0.2);
    see(null, 0.2, 0.1);
    seen.add(new Comparison("broken", null, answer(0.5), Answer.none()));

    ReplayFigures figures = new ReplayFigures(seen, 0);

    assertThat(figures.baselineSpeed().medianMillis()).isCloseTo(2, within(1e-6));
    assertThat(figures.candidateSpeed().medianMillis()).isCloseTo(2, within(1e-6));
    assertThat(figures.candidateSpeed().p99Millis()).isCloseTo(9, within(1e-6));
  }

  private void see(@Nullable Truth truth, double before, double after) {
    seen.add(new Comparison("picture " + seen.size(), truth, answer(before), answer(after)));
  }
}
