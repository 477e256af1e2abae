package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PromiseTest {
  private final Promise promise = new Promise(0.01, 0.95);

  /** 0.99^298 = 0.0500 (just above 5 %), 0.99^299 = 0.0495. */
  @Test
  void needs299SamplesWithoutFailureForOnePercent() {
    assertThat(promise.samplesNeeded()).isEqualTo(299);
    assertThat(promise.allowedFailures(298)).isEqualTo(-1);
    assertThat(promise.allowedFailures(299)).isZero();
    assertThat(promise.pValue(0, 299)).isCloseTo(Math.pow(0.99, 299), within(1e-12));
  }

  /** Known from acceptance sampling: 1 % and 95 % take 473 with one failure, 628 with two. */
  @Test
  void allowsMoreFailuresInMoreSamples() {
    assertThat(promise.allowedFailures(472)).isZero();
    assertThat(promise.allowedFailures(473)).isEqualTo(1);
    assertThat(promise.allowedFailures(627)).isEqualTo(1);
    assertThat(promise.allowedFailures(628)).isEqualTo(2);
  }

  /** At half a percent of failures two would come in 400; 1,000 hold 5, and 1,050 prove 5. */
  @Test
  void saysHowManySamplesTheSeenQualityTakes() {
    int samples = promise.samplesNeeded(0.005).orElseThrow();

    assertThat(promise.allowedFailures(samples)).isGreaterThanOrEqualTo((int) (0.005 * samples));
    assertThat(samples).isBetween(800, 1300);
  }

  @Test
  void knowsThatNoNumberOfSamplesProvesABadModel() {
    assertThat(promise.samplesNeeded(0.01)).isEmpty();
    assertThat(promise.samplesNeeded(Double.NaN)).isEmpty();
    assertThat(promise.samplesNeeded(0.0099999)).isEmpty();
  }

  @Test
  void refusesAPromiseThatIsNone() {
    assertThatThrownBy(() -> new Promise(0, 0.95)).hasMessageContaining("at most 0.0");
    assertThatThrownBy(() -> new Promise(0.01, 1)).hasMessageContaining("confidence 1.0");
  }
}
