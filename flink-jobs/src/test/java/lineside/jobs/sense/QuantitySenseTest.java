package lineside.jobs.sense;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import lineside.schemas.record.ProcessScore;
import org.junit.jupiter.api.Test;

/** Readings once a second around 20 with a standard deviation of 2. */
class QuantitySenseTest {
  private final SensedSeries series = new SensedSeries();
  private final QuantitySense sense = new QuantitySense(series, Modality.PRESSURE);
  private final Random random = new Random(5);

  @Test
  void saysNothingWhileNormalIsNotLearned() {
    read(0, QuantitySense.LEARNED_FROM - 1, 20);

    assertThat(sense.at(1_000_000)).isNull();
    assertThat(sense.level(1_000_000)).isZero();
  }

  @Test
  void learnsMiddleAndSpreadDespiteOutliers() {
    for (int second = 0; second < QuantitySense.LEARNED_FROM; second++) {
      sense.add(second * 1000L, second % 10 == 0 ? 500 : normal(20));
    }

    assertThat(series.isLearned).isTrue();
    assertThat(series.centre).isCloseTo(20, within(0.8));
    assertThat(series.spread).isCloseTo(2, within(0.8));
  }

  @Test
  void seldomCallsNormalReadingsUnusual() {
    read(0, 1000, 20);

    int unusual = 0;
    for (int second = 200; second < 1000; second++) {
      unusual += Math.abs(requireNonNull(sense.at(second * 1000L)).getDrift()) > 4 ? 1 : 0;
    }
    assertThat(unusual).isLessThan(8);
  }

  @Test
  void feelsAShiftOfOneSpreadInTheAverageBeforeAnySingleReading() {
    read(0, 300, 20);
    read(300, 330, 23);

    ProcessScore score = requireNonNull(sense.at(329_000));

    assertThat(score.getDrift()).isGreaterThan(3);
    assertThat(score.getDrift()).isGreaterThan(Math.abs(score.getOutlier()));
  }

  @Test
  void feelsASingleGlitchAtOnceAndDoesNotCallItDrift() {
    read(0, 300, 20);
    sense.add(300_000, 300);

    ProcessScore score = requireNonNull(sense.at(300_500));

    assertThat(score.getOutlier()).isGreaterThan(50);
    assertThat(score.getDrift()).isLessThan(4);
  }

  @Test
  void takesSlowSwingsThatItHasLearnedForNormal() {
    for (int second = 0; second < 1000; second++) {
      sense.add(second * 1000L, 20 + 5 * Math.sin(second / 15.0));
    }

    for (int second = 130; second < 1000; second++) {
      assertThat(Math.abs(requireNonNull(sense.at(second * 1000L)).getDrift())).isLessThan(2);
    }
  }

  @Test
  void givesTheSameScoresInWhateverOrderReadingsCome() {
    List<double[]> readings = new ArrayList<>();
    for (int second = 0; second < 200; second++) {
      readings.add(new double[] {second * 1000.0, normal(20)});
    }
    readings.forEach(reading -> sense.add((long) reading[0], reading[1]));
    List<double[]> shuffled = new ArrayList<>(readings.subList(0, 120));
    Collections.shuffle(shuffled, random);
    List<double[]> after = new ArrayList<>(readings.subList(121, 200));
    Collections.shuffle(after, random);
    SensedSeries others = new SensedSeries();
    QuantitySense other = new QuantitySense(others, Modality.PRESSURE);

    shuffled.forEach(reading -> other.add((long) reading[0], reading[1]));
    other.add((long) readings.get(120)[0], readings.get(120)[1]);
    after.forEach(reading -> other.add((long) reading[0], reading[1]));

    assertThat(others.readings).isEqualTo(series.readings);
  }

  @Test
  void refusesAReadingFromBeforeWhatItKeeps() {
    read(0, 300, 20);
    sense.forgetBefore(250_000);

    assertThat(sense.add(100_000, 20)).isFalse();
    assertThat(sense.add(260_500, 20)).isTrue();
  }

  @Test
  void keepsNoMoreThanItsBoundAndWhatItHasLearned() {
    read(0, 3000, 20);

    assertThat(series.readings).hasSize(QuantitySense.MAX_READINGS);
    sense.forgetBefore(2_999_000);
    assertThat(series.readings).hasSize(1);
    assertThat(series.isLearned).isTrue();
  }

  @Test
  void saysNothingOfASensorThatWentSilent() {
    read(0, 300, 20);

    assertThat(sense.at(310_000)).isNotNull();
    assertThat(sense.at(400_000)).isNull();
  }

  @Test
  void measuresASensorThatShowsOneValueOnlyByItsResolution() {
    for (int second = 0; second < 200; second++) {
      sense.add(second * 1000L, 20);
    }

    assertThat(series.spread).isCloseTo(0.02, within(1e-9));
    assertThat(requireNonNull(sense.at(199_000)).getOutlier()).isZero();
  }

  @Test
  void looksAtVibrationsByTheirLogarithm() {
    QuantitySense vibration = new QuantitySense(series, Modality.of("spindle-vibration"));
    for (int second = 0; second < 200; second++) {
      vibration.add(second * 1000L, Math.exp(0.1 * random.nextGaussian()));
    }
    vibration.add(200_000, Math.exp(-0.5));

    assertThat(requireNonNull(vibration.at(200_000)).getOutlier()).isBetween(-7.0, -3.5);
  }

  private void read(int fromSecond, int toSecond, double mean) {
    for (int second = fromSecond; second < toSecond; second++) {
      sense.add(second * 1000L, normal(mean));
    }
  }

  private double normal(double mean) {
    return mean + 2 * random.nextGaussian();
  }
}
