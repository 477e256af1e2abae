package lineside.analyzer.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DensityClustersTest {
  private static final int OF_EACH = 60;

  @Test
  void numbersGroupsByTheirFirstMembers() {
    List<float[]> places = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 2 * OF_EACH; i++) {
      float centre = i % 2 == 0 ? 10 : -10;
      places.add(
          new float[] {centre + (float) random.nextGaussian(), (float) random.nextGaussian()});
    }

    int[] labels = DensityClusters.of(places, Collections.nCopies(places.size(), "one"));

    assertThat(labels[0]).isEqualTo(1);
    assertThat(labels[1]).isEqualTo(2);
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += labels[i] == 1 + i % 2 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(labels.length * 9 / 10);
  }
}
