package lineside.vision.dataset;

import java.util.Arrays;

/**
 * Counts the pixels of good and of defect places by score, so that millions of them rank in a fixed
 * memory; scores count as equal within 1/10,000. Not thread-safe.
 */
final class PixelHistogram {
  private static final int BINS = 10_001;

  private final long[] good = new long[BINS];
  private final long[] defect = new long[BINS];

  /**
   * The bins of a histogram that are not empty: what one picture leaves behind, some kilobytes.
   *
   * @param bins their numbers
   * @param good good pixels of each
   * @param defect defect pixels of each
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  record Sparse(short[] bins, long[] good, long[] defect) {}

  void addGood(float score) {
    good[bin(score)]++;
  }

  void addDefect(float score) {
    defect[bin(score)]++;
  }

  void add(Sparse counts, int times) {
    for (int i = 0; i < counts.bins.length; i++) {
      good[counts.bins[i]] += counts.good[i] * times;
      defect[counts.bins[i]] += counts.defect[i] * times;
    }
  }

  void clear() {
    Arrays.fill(good, 0);
    Arrays.fill(defect, 0);
  }

  Sparse sparse() {
    int used = 0;
    for (int bin = 0; bin < BINS; bin++) {
      used += good[bin] + defect[bin] > 0 ? 1 : 0;
    }
    Sparse counts = new Sparse(new short[used], new long[used], new long[used]);
    int next = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (good[bin] + defect[bin] > 0) {
        counts.bins[next] = (short) bin;
        counts.good[next] = good[bin];
        counts.defect[next++] = defect[bin];
      }
    }
    return counts;
  }

  private static int bin(float score) {
    return Math.max(0, Math.min(BINS - 1, Math.round(score * (BINS - 1))));
  }

  /**
   * Chance that a defect pixel scores above a good one, ties counting half; NaN if one is missing.
   */
  double auroc() {
    double allGood = total(good);
    double allDefect = total(defect);
    double below = 0;
    double wins = 0;
    for (int bin = 0; bin < BINS; bin++) {
      wins += defect[bin] * (below + good[bin] / 2.0);
      below += good[bin];
    }
    return wins / (allGood * allDefect);
  }

  /** Average precision as {@link Ranking#averagePrecision}; NaN without defect pixels. */
  double averagePrecision() {
    double allDefect = total(defect);
    double hits = 0;
    double seen = 0;
    double sum = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      hits += defect[bin];
      seen += defect[bin] + good[bin];
      if (defect[bin] > 0) {
        sum += defect[bin] / allDefect * hits / seen;
      }
    }
    return allDefect == 0 ? Double.NaN : sum;
  }

  boolean hasDefects() {
    return total(defect) > 0;
  }

  private static double total(long[] counts) {
    double total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }
}
