package lineside.vision.detect;

import org.jspecify.annotations.Nullable;

/**
 * The feature vector of a picture from those of its tiles: their mean, weighted by the sum of the
 * defect map over the places each tile answers for, as the network weights places within a tile.
 * Where the maps are zero the tiles count alike. Not thread-safe.
 */
final class MeanEmbedding {
  private static final float[] NONE = {};

  private float @Nullable [] first;
  private double[] weighted = {};
  private double[] plain = {};
  private double weights;
  private int count;

  /**
   * Adds a tile.
   *
   * @param vector not changed
   * @param weight 0 and up; rounding may put it a little below
   */
  void add(float[] vector, double weight) throws InvalidModelOutputException {
    if (count == 0) {
      first = vector;
    }
    count++;
    float[] one = first;
    if (one == null || one.length != vector.length) {
      throw new InvalidModelOutputException("feature vectors differ in length");
    }
    if (count == 2) {
      // Most pictures are one tile; only others pay for sums.
      weighted = new double[vector.length];
      plain = new double[vector.length];
      double firstWeight = weights;
      weights = 0;
      sum(one, firstWeight);
    }
    if (count == 1) {
      weights = Math.max(0, weight);
    } else {
      sum(vector, Math.max(0, weight));
    }
  }

  private void sum(float[] vector, double weight) {
    weights += weight;
    for (int i = 0; i < vector.length; i++) {
      weighted[i] += vector[i] * weight;
      plain[i] += vector[i];
    }
  }

  /** The mean; of one tile its very vector, of none an empty one. */
  float[] mean() {
    float[] one = first;
    if (one == null) {
      return NONE;
    }
    if (count == 1) {
      return one;
    }
    float[] mean = new float[one.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (weights > 0 ? weighted[i] / weights : plain[i] / count);
    }
    return mean;
  }
}
