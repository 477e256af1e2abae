package lineside.training.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tries a promise about escapes out: calibrates on many sets of defect scores and counts the sets
 * whose threshold lets more defects pass, out of all others, than was promised. For overkill, give
 * it {@code 1 - score} of good samples: what scores too high then lies too low.
 *
 * @param promise what is promised
 * @param sets how many sets were calibrated on
 * @param unproven sets that were too small or too bad for a threshold
 * @param broken share of the thresholds given that break the promise
 * @param trueRates the true rates of the thresholds given, ascending
 */
public record PromiseTrial(
    Promise promise, int sets, int unproven, CountedShare broken, List<Double> trueRates) {
  /** Copies the list. */
  public PromiseTrial {
    trueRates = List.copyOf(trueRates);
  }

  /**
   * Every set is measured against all the others together.
   *
   * @param sets disjoint sets of scores
   */
  public static PromiseTrial ofDisjoint(Promise promise, List<float[]> sets) {
    SortedScores all = new SortedScores(concat(sets));
    List<Double> rates = new ArrayList<>();
    for (float[] set : sets) {
      SortedScores scores = new SortedScores(set);
      int allowed = promise.allowedFailures(scores.size());
      if (allowed >= 0) {
        float limit = scores.at(allowed);
        rates.add((double) (all.below(limit) - scores.below(limit)) / (all.size() - scores.size()));
      }
    }
    return result(promise, sets.size(), rates);
  }

  /**
   * Sets are drawn from a population, every sample anew, and measured against the population.
   *
   * @param sets how many
   * @param size samples in a set
   */
  public static PromiseTrial ofDraws(
      Promise promise, float[] population, int sets, int size, RandomGenerator random) {
    SortedScores all = new SortedScores(population);
    int allowed = promise.allowedFailures(size);
    List<Double> rates = new ArrayList<>();
    for (int i = 0; i < sets && allowed >= 0; i++) {
      float[] set = new float[size];
      for (int j = 0; j < size; j++) {
        set[j] = population[random.nextInt(population.length)];
      }
      float limit = new SortedScores(set).at(allowed);
      rates.add((double) all.below(limit) / all.size());
    }
    return result(promise, sets, rates);
  }

  /** Cuts shuffled scores into disjoint sets; what is left over belongs to none. */
  public static List<float[]> shuffled(
      float[] population, int most, int size, RandomGenerator random) {
    float[] mixed = population.clone();
    for (int i = mixed.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      float kept = mixed[i];
      mixed[i] = mixed[j];
      mixed[j] = kept;
    }
    List<float[]> sets = new ArrayList<>();
    for (int from = 0; from + size <= mixed.length && sets.size() < most; from += size) {
      sets.add(Arrays.copyOfRange(mixed, from, from + size));
    }
    return sets;
  }

  private static PromiseTrial result(Promise promise, int sets, List<Double> rates) {
    List<Double> sorted = rates.stream().sorted().toList();
    int broken = (int) sorted.stream().filter(rate -> rate > promise.atMost()).count();
    return new PromiseTrial(
        promise, sets, sets - sorted.size(), CountedShare.of(broken, sorted.size()), sorted);
  }

  private static float[] concat(List<float[]> sets) {
    float[] all = new float[sets.stream().mapToInt(set -> set.length).sum()];
    int at = 0;
    for (float[] set : sets) {
      System.arraycopy(set, 0, all, at, set.length);
      at += set.length;
    }
    return all;
  }

  /** The true rate that so many of the thresholds stay below; NaN without thresholds. */
  public double quantile(double share) {
    return trueRates.isEmpty()
        ? Double.NaN
        : trueRates.get(Math.min(trueRates.size() - 1, (int) (share * trueRates.size())));
  }
}
