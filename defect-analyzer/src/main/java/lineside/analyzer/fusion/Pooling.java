package lineside.analyzer.fusion;

import java.util.Arrays;
import java.util.List;

/**
 * Joins what experts say into one probability: a logarithmic pool (Genest and Zidek 1986), in which
 * each moves the odds of the labels from their usual ones with a weight of its own. An expert that
 * knows nothing of a finding is left out. Weights are those under which the labels of findings that
 * the experts had not learned from are likeliest. Immutable.
 */
final class Pooling {
  private static final int ROUNDS = 40;
  private static final double FIRST_STEP = 0.5;
  private static final double LEAST_STEP = 0.01;

  /** Strength of the pull to the weights that hold when nothing is known, findings. */
  private static final double RIDGE = 2;

  /** Share of the usual odds in what an expert says: none is ever sure. */
  private static final double DOUBT = 0.02;

  private final double[] weights;
  private final double[] usual;
  private final double[] usualLogs;

  /**
   * What experts said of a finding.
   *
   * @param said probabilities by expert and label; null where the expert knows nothing
   * @param truth weights by label
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  record Said(double[][] said, double[] truth) {}

  private Pooling(double[] weights, double[] usual) {
    this.weights = weights;
    this.usual = usual;
    this.usualLogs = Arrays.stream(usual).map(Math::log).toArray();
  }

  /**
   * Chooses weights.
   *
   * @param said of findings that the experts had not learned from
   * @param usual probability of each label, above 0
   * @param experts how many there are
   */
  static Pooling fit(List<Said> said, double[] usual, int experts) {
    double start = 1.0 / experts;
    double[] weights = new double[experts];
    Arrays.fill(weights, start);
    double step = FIRST_STEP;
    double[][][] moves = new double[said.size()][][];
    for (int i = 0; i < moves.length; i++) {
      moves[i] = moves(said.get(i).said(), usual);
    }
    Pooling pooling = new Pooling(weights, usual);
    double best = pooling.loss(said, moves, start);
    for (int round = 0; round < ROUNDS && step > LEAST_STEP; round++) {
      boolean isBetter = false;
      for (int e = 0; e < experts; e++) {
        for (double sign : new double[] {1, -1}) {
          double before = weights[e];
          weights[e] = Math.max(0, before + sign * step);
          double now = pooling.loss(said, moves, start);
          if (now < best) {
            best = now;
            isBetter = true;
          } else {
            weights[e] = before;
          }
        }
      }
      step = isBetter ? step : step / 2;
    }
    return pooling;
  }

  private double loss(List<Said> said, double[][][] moves, double start) {
    double loss = 0;
    for (int i = 0; i < moves.length; i++) {
      double[] truth = said.get(i).truth();
      double[] joined = joined(moves[i]);
      for (int c = 0; c < joined.length; c++) {
        if (truth[c] > 0) {
          loss -= truth[c] * Math.log(Math.max(joined[c], Double.MIN_NORMAL));
        }
      }
    }
    for (double weight : weights) {
      loss += RIDGE * (weight - start) * (weight - start);
    }
    return loss;
  }

  /** Joins. */
  double[] of(double[][] said) {
    return joined(moves(said, usual));
  }

  /** By how much each expert would move the logarithms; null where it knows nothing. */
  private static double[][] moves(double[][] said, double[] usual) {
    double[][] moves = new double[said.length][];
    for (int e = 0; e < said.length; e++) {
      if (said[e] != null) {
        moves[e] = new double[usual.length];
        for (int c = 0; c < usual.length; c++) {
          double doubted = (1 - DOUBT) * said[e][c] + DOUBT * usual[c];
          moves[e][c] = Math.log(doubted / usual[c]);
        }
      }
    }
    return moves;
  }

  private double[] joined(double[][] moves) {
    double[] logs = new double[usual.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < logs.length; c++) {
      logs[c] = usualLogs[c];
      for (int e = 0; e < weights.length; e++) {
        if (moves[e] != null) {
          logs[c] += weights[e] * moves[e][c];
        }
      }
      highest = Math.max(highest, logs[c]);
    }
    double sum = 0;
    for (int c = 0; c < logs.length; c++) {
      logs[c] = Math.exp(logs[c] - highest);
      sum += logs[c];
    }
    for (int c = 0; c < logs.length; c++) {
      logs[c] /= sum;
    }
    return logs;
  }

  /** Share of findings whose likeliest label is the one believed most; NaN of none. */
  double rightShare(List<Said> said) {
    long right =
        said.stream().filter(one -> highest(of(one.said())) == highest(one.truth())).count();
    return said.isEmpty() ? Double.NaN : (double) right / said.size();
  }

  private static int highest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The weights, for the record. */
  double[] weights() {
    return weights.clone();
  }
}
