package lineside.jobs.sense;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import lineside.jobs.line.LineRecords;
import org.junit.jupiter.api.Test;

class ProcessSenseTest {
  private final ProcessSense.State state = new ProcessSense.State();
  private final ProcessSense sense = new ProcessSense(state);

  @Test
  void namesTheModalityOfAQuantityByItsWords() {
    assertThat(Modality.of("coolant-temperature")).isEqualTo(Modality.TEMPERATURE);
    assertThat(Modality.of("Spindle-Vibration")).isEqualTo(Modality.VIBRATION);
    assertThat(Modality.of("line-pressure")).isEqualTo(Modality.PRESSURE);
    assertThat(Modality.of("strip-speed")).isEqualTo(Modality.SPEED);
    assertThat(Modality.of("humidity")).isEqualTo(Modality.OTHER);
  }

  @Test
  void scoresEveryQuantityByItself() {
    read("coolant-temperature", 0, 200, 20);
    read("spindle-vibration", 0, 50, 2);

    assertThat(sense.at(199_000)).containsOnlyKeys("coolant-temperature");
  }

  @Test
  void raisesByTheQuantityThatIsFarthestFromNormal() {
    read("coolant-temperature", 0, 200, 20);
    read("line-pressure", 0, 200, 6);
    assertThat(sense.factor("station-1", 199_000)).isLessThan(1.5);

    read("line-pressure", 200, 230, 60);

    assertThat(sense.factor("station-1", 229_000)).isEqualTo(3);
  }

  @Test
  void isBoundedWhateverIsSent() {
    for (int i = 0; i < 1000; i++) {
      sense.add(LineRecords.reading("forged-" + i, 1, i));
    }

    assertThat(state.quantities).hasSize(256);
    assertThat(sense.add(LineRecords.reading("forged-1", Double.NaN, 1))).isTrue();
    assertThat(requireNonNull(state.quantities.get("forged-1")).readings).hasSize(1);
  }

  private void read(String quantity, int fromSecond, int toSecond, double mean) {
    Random random = new Random(quantity.hashCode());
    for (int second = fromSecond; second < toSecond; second++) {
      long at = Instant.EPOCH.plusSeconds(second).toEpochMilli();
      sense.add(LineRecords.reading(quantity, mean * (1 + 0.05 * random.nextGaussian()), at));
    }
  }
}
