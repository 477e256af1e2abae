package lineside.cli.distill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lineside.training.replay.Answer;
import lineside.training.replay.Comparison;
import lineside.training.replay.Outcome;
import lineside.training.replay.ReplayFigures;
import lineside.training.replay.Truth;
import lineside.vision.dataset.Visibility;
import org.junit.jupiter.api.Test;

class GateTest {
  private final List<Comparison> comparisons = new ArrayList<>();

  @Test
  void letsAnEqualCandidatePass() {
    add(5, "good", Outcome.OK, Outcome.OK);
    add(5, "pit", Outcome.NOT_OK, Outcome.NOT_OK);

    assertThat(gate().state()).isEqualTo(Gate.State.PASSED);
  }

  @Test
  void refusesOneMoreEscapeWhateverElseIsMended() {
    add(9, "good", Outcome.NOT_OK, Outcome.OK);
    add(5, "pit", Outcome.NOT_OK, Outcome.NOT_OK);
    add(1, "pit", Outcome.NOT_OK, Outcome.OK);

    assertThat(gate().state()).isEqualTo(Gate.State.WORSE);
    assertThat(gate().reason()).contains("1 of 6 defects pass it, 0 pass the active package");
  }

  @Test
  void refusesACandidateThatBreaksMoreThanItMends() {
    add(5, "good", Outcome.OK, Outcome.OK);
    add(2, "good", Outcome.OK, Outcome.NOT_OK);
    add(1, "good", Outcome.NOT_OK, Outcome.OK);
    add(5, "pit", Outcome.NOT_OK, Outcome.NOT_OK);

    assertThat(gate().state()).isEqualTo(Gate.State.WORSE);
  }

  @Test
  void showsNothingByFewPicturesOrByThoseThatNobodyKnows() {
    add(5, "good", Outcome.OK, Outcome.OK);
    add(4, "pit", Outcome.NOT_OK, Outcome.NOT_OK);
    comparisons.add(new Comparison("x", null, answer(Outcome.NOT_OK), answer(Outcome.NOT_OK)));

    assertThat(gate().state()).isEqualTo(Gate.State.NOT_SHOWN);
    assertThat(gate().reason()).contains("5 good and 4 defective").contains("5 of each");
  }

  private void add(int times, String label, Outcome before, Outcome after) {
    for (int i = 0; i < times; i++) {
      comparisons.add(
          new Comparison(
              label + comparisons.size(),
              new Truth(label, Visibility.VISIBLE, null),
              answer(before),
              answer(after)));
    }
  }

  private static Answer answer(Outcome outcome) {
    return new Answer(outcome, 0.5f, null, 1);
  }

  private Gate gate() {
    return Gate.of(new ReplayFigures(comparisons, 0));
  }
}
