package lineside.training.quantise;

import java.util.Arrays;

/**
 * Weights and bias of a convolution in whole numbers, one scale per output channel.
 *
 * @param weights levels, in the order of the floating-point weights; zero is level 0
 * @param scales value of one level, per output channel
 * @param bias in units of input scale x weight scale
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
record RoundedWeights(byte[] weights, float[] scales, int[] bias) {
  private static final float SMALLEST_SCALE = 1e-12f;

  /** Leaves the sum of products room beside the bias in 32 bits. */
  private static final double LARGEST_BIAS = 1 << 30;

  /**
   * Rounds.
   *
   * @param weights [outputs, ...], row-major
   * @param bias [outputs]
   * @param inputScale value of one level of the input
   */
  static RoundedWeights of(float[] weights, float[] bias, float inputScale, WeightRange range) {
    byte[] levels = new byte[weights.length];
    float[] scales = new float[bias.length];
    int[] rounded = new int[bias.length];
    int each = weights.length / bias.length;
    for (int channel = 0; channel < bias.length; channel++) {
      float[] own = Arrays.copyOfRange(weights, channel * each, (channel + 1) * each);
      float scale = Math.max(SMALLEST_SCALE, largest(own) / range.largest());
      // A dead channel with a large bias would not fit into 32 bits.
      scale = Math.max(scale, (float) (Math.abs(bias[channel]) / inputScale / LARGEST_BIAS));
      scales[channel] = scale;
      for (int i = 0; i < each; i++) {
        int level = Math.round(own[i] / scale);
        levels[channel * each + i] =
            (byte) Math.max(-range.largest(), Math.min(range.largest(), level));
      }
      rounded[channel] = (int) Math.round(bias[channel] / ((double) inputScale * scale));
    }
    return new RoundedWeights(levels, scales, rounded);
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
