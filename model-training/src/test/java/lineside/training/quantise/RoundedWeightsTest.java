package lineside.training.quantise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundedWeightsTest {
  @Test
  void scalesEveryChannelByItsOwnLargestWeight() {
    float[] weights = {1.28f, -0.64f, 0.01f, /* next channel */ -0.0064f, 0.0032f, 0};

    RoundedWeights rounded =
        RoundedWeights.of(weights, new float[] {3, -1}, 0.5f, WeightRange.REDUCED);

    assertThat(rounded.weights()).containsExactly(64, -32, 1, -64, 32, 0);
    assertThat(rounded.scales()).containsExactly(0.02f, 0.0001f);
    assertThat(rounded.bias()).containsExactly(300, -20000);
  }

  @Test
  void keepsTheBiasOfADeadChannelInThirtyTwoBits() {
    RoundedWeights rounded =
        RoundedWeights.of(new float[] {0}, new float[] {5}, 0.001f, WeightRange.FULL);

    double bias = rounded.bias()[0] * (double) rounded.scales()[0] * 0.001;

    assertThat(bias).isBetween(4.9999, 5.0001);
  }

  /** AVX2 adds two products in 16 bits. */
  @Test
  void neverLetsTwoProductsLeaveSixteenBits() {
    float[] weights = new float[512];
    Random random = new Random(5);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }

    byte[] levels = RoundedWeights.of(weights, new float[8], 0.1f, WeightRange.REDUCED).weights();

    for (int i = 1; i < levels.length; i++) {
      assertThat(255 * levels[i - 1] + 255 * levels[i])
          .isBetween((int) Short.MIN_VALUE, (int) Short.MAX_VALUE);
    }
  }
}
