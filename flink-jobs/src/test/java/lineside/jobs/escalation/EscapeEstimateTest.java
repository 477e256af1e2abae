package lineside.jobs.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EscapeEstimateTest {
  @Test
  void givesNoneBeforeAnybodyLookedAtADisagreement() {
    assertThat(EscapeEstimate.of(new EscapeEstimate.Counts(100, 3, 0, 0), 0.95)).isEmpty();
    assertThat(EscapeEstimate.of(new EscapeEstimate.Counts(0, 0, 0, 0), 0.95)).isEmpty();
  }

  /** No hit in n: the upper end is 1 - (error / 2)^(1 / n), by hand. */
  @Test
  void givesAnUpperEndWithoutAnyDisagreement() {
    EscapeEstimate estimate =
        EscapeEstimate.of(new EscapeEstimate.Counts(100, 0, 0, 0), 0.95).orElseThrow();

    assertThat(estimate.rate()).isZero();
    assertThat(estimate.lower()).isZero();
    assertThat(estimate.upper()).isCloseTo(1 - Math.pow(0.025, 0.01), within(1e-9));
  }

  /** Binomial interval of 4 in 10 at 95 %: 0.1216 to 0.7376, as in tables of Clopper-Pearson. */
  @Test
  void isClopperPearsonWhenEveryDisagreementWasLookedAt() {
    EscapeEstimate estimate =
        EscapeEstimate.of(new EscapeEstimate.Counts(10, 5, 5, 4), 0.95).orElseThrow();

    assertThat(estimate.rate()).isEqualTo(0.4);
    assertThat(estimate.lower()).isCloseTo(0.1216, within(1e-4));
    assertThat(estimate.upper()).isCloseTo(0.7376, within(1e-4));
  }

  @Test
  void coversTheTruthOfSimulatedShiftsAtLeastAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(20261122);
    int covered = 0;
    int shifts = 0;
    for (int shift = 0; shift < 2000; shift++) {
      EscapeEstimate estimate = EscapeEstimate.of(shiftOf(random), 0.95).orElse(null);
      if (estimate != null) {
        shifts++;
        // The large model finds four of five of the 2 % that escape.
        covered += estimate.lower() <= 0.016 && 0.016 <= estimate.upper() ? 1 : 0;
      }
    }

    assertThat(shifts).isGreaterThan(1900);
    assertThat((double) covered / shifts).isGreaterThan(0.95);
  }

  @Test
  void refusesCountsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EscapeEstimate.Counts(10, 2, 3, 0))
        .withMessageContaining("reviewed 3");
  }

  /** 600 audited, 2 % defective of which 80 % are found, 1 % false disagreement, half reviewed. */
  private static EscapeEstimate.Counts shiftOf(SplittableRandom random) {
    int disagreed = 0;
    int reviewed = 0;
    int confirmed = 0;
    for (int view = 0; view < 600; view++) {
      boolean isDefective = random.nextDouble() < 0.02;
      boolean disagrees = random.nextDouble() < (isDefective ? 0.8 : 0.01);
      if (disagrees) {
        disagreed++;
        if (random.nextBoolean()) {
          reviewed++;
          confirmed += isDefective ? 1 : 0;
        }
      }
    }
    return new EscapeEstimate.Counts(600, disagreed, reviewed, confirmed);
  }
}
