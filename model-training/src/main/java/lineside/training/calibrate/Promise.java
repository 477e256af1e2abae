package lineside.training.calibrate;

import java.util.OptionalInt;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * A rate that may not be exceeded, and how sure one wants to be: "at most 1 % escapes, 95 % sure".
 *
 * <p>Whether a threshold keeps it is tested with the exact binomial tail: were the true rate above
 * {@code atMost}, so few failures among the samples would come about with at most {@link #pValue}.
 * The thresholds are tested one after the other from the safest on and the last one that passes is
 * taken, which needs no correction for testing many (Learn then Test with fixed sequence testing,
 * Angelopoulos et al., arXiv 2110.01052; for the order statistic it ends at see Wilks, 1941). It
 * supposes independent samples of what the line will see.
 *
 * @param atMost rate that may not be exceeded, above 0 and below 1
 * @param confidence chance with which that has to hold, above 0 and below 1
 */
public record Promise(double atMost, double confidence) {
  /** Beyond this many samples nobody collects. */
  private static final int MOST_SAMPLES = 100_000;

  /** Checks the ranges. */
  public Promise {
    if (!(atMost > 0 && atMost < 1) || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a promise of at most %s with confidence %s is none: both lie between 0 and 1"
              .formatted(atMost, confidence));
    }
  }

  /** Chance of so few failures or fewer, if the true rate were the one that is still allowed. */
  public double pValue(int failures, int samples) {
    return samples == 0
        ? 1
        : BinomialDistribution.of(samples, atMost).cumulativeProbability(failures);
  }

  /** Whether so few failures prove the promise. */
  public boolean isProvenBy(int failures, int samples) {
    return pValue(failures, samples) <= 1 - confidence;
  }

  /** Most failures that still prove the promise; -1 when not even none does. */
  public int allowedFailures(int samples) {
    int allowed = -1;
    while (allowed < samples && isProvenBy(allowed + 1, samples)) {
      allowed++;
    }
    return allowed;
  }

  /** Samples that prove the promise when none of them fails: 299 for 1 % and 95 %. */
  public int samplesNeeded() {
    return samplesNeeded(0, 1);
  }

  /**
   * About how many samples prove the promise when they go on failing as they did; empty when they
   * fail too often for any number of them, or for any that could be collected.
   *
   * @param rate share of failures seen
   */
  public OptionalInt samplesNeeded(double rate) {
    if (!(rate < atMost)) {
      return OptionalInt.empty();
    }
    int failures = 0;
    int samples = samplesNeeded();
    while (rate * samples > failures && samples < MOST_SAMPLES) {
      failures++;
      samples = samplesNeeded(failures, samples);
    }
    return samples < MOST_SAMPLES ? OptionalInt.of(samples) : OptionalInt.empty();
  }

  private int samplesNeeded(int failures, int from) {
    int samples = from;
    while (samples < MOST_SAMPLES && !isProvenBy(failures, samples)) {
      samples++;
    }
    return samples;
  }

  /** Such as "at most 1 %, 95 % sure". */
  @Override
  public String toString() {
    return "at most %s, %s sure".formatted(Percent.of(atMost), Percent.of(confidence));
  }
}
