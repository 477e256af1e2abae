package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PromiseTrialTest {
  private static final Promise PROMISE = new Promise(0.1, 0.95);

  /** The first set's limit 0.5 lets the 20 low ones of 40 others pass; theirs let none pass. */
  @Test
  void measuresEverySetAgainstTheOthers() {
    List<float[]> sets = List.of(constant(40, 0.5f), constant(20, 0.1f), constant(20, 0.5f));

    PromiseTrial trial = PromiseTrial.ofDisjoint(PROMISE, sets);

    assertThat(trial.sets()).isEqualTo(3);
    assertThat(trial.unproven()).isEqualTo(2);
    assertThat(trial.trueRates()).containsExactly(0.5);
    assertThat(trial.broken().count()).isEqualTo(1);
  }

  @Test
  void findsThatDrawsFromOnePopulationKeepThePromise() {
    Random random = new Random(7);
    float[] population = new float[5_000];
    for (int i = 0; i < population.length; i++) {
      population[i] = random.nextFloat();
    }

    PromiseTrial trial = PromiseTrial.ofDraws(PROMISE, population, 500, 60, random);

    assertThat(trial.broken().rate()).isLessThan(0.07);
    assertThat(trial.quantile(0.5)).isCloseTo(0.027, within(0.01));
  }

  @Test
  void usesEverySampleOnceWhenSetsAreMixed() {
    float[] population = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f};

    List<float[]> sets = PromiseTrial.shuffled(population, 10, 2, new Random(3));

    assertThat(sets).hasSize(2);
    assertThat(new float[] {sets.get(0)[0], sets.get(0)[1], sets.get(1)[0], sets.get(1)[1]})
        .doesNotHaveDuplicates();
  }

  private static float[] constant(int n, float score) {
    float[] scores = new float[n];
    Arrays.fill(scores, score);
    return scores;
  }
}
