package lineside.jobs.sense;

import lineside.schemas.record.ProcessScore;

/**
 * What views of one station came to at each level of one quantity, and by how much a level raises
 * the odds of a defect: the defects seen over the defects expected at the usual rate, drawn towards
 * a first guess until enough has been seen (mean of a gamma posterior). The first guess is 1 in
 * normal times and rises with the distance from normal. Works on state that the caller keeps.
 */
final class Consequences {
  /** Edges of the levels: moving average less normal, in spreads of single readings. */
  private static final double[] EDGES = {-3, -1.5, -0.5, 0.5, 1.5, 3};

  /** Expected defects that the first guess weighs as much as. */
  private static final double GUESS_WEIGHT = 4;

  /** Distance from normal, as in {@link ProcessScore}, from which the first guess rises. */
  private static final double UNUSUAL_FROM = 3;

  /** Distance over which it rises to its highest. */
  private static final double RISES_OVER = 3;

  private static final double HIGHEST_GUESS = 3;

  /** Views after which all counts are halved, so that what was long ago fades. */
  private static final double FADES_AT = 20_000;

  /** Views and defects that the usual rate begins with. */
  private static final double FIRST_VIEWS = 50;

  private static final double FIRST_DEFECTS = 1;

  private final Counts counts;

  Consequences(Counts counts) {
    this.counts = counts;
  }

  /** State: a Flink POJO. */
  public static final class Counts {
    /** Decided views by level. */
    public double[] views = new double[EDGES.length + 1];

    /** Of these, NOT_OK. */
    public double[] defects = new double[EDGES.length + 1];

    /** Nothing seen. */
    public Counts() {}
  }

  /** A view at that level was decided. */
  void count(double level, Outcome outcome) {
    int index = indexOf(level);
    counts.views[index]++;
    counts.defects[index] += outcome == Outcome.DEFECT ? 1 : 0;
    if (sum(counts.views) > FADES_AT) {
      for (int i = 0; i < counts.views.length; i++) {
        counts.views[i] /= 2;
        counts.defects[i] /= 2;
      }
    }
  }

  /** What a view came to. */
  enum Outcome {
    GOOD,
    DEFECT
  }

  /** By how much the odds of a defect are higher than usual; below 1 when they are lower. */
  double factor(double level, ProcessScore score) {
    int index = indexOf(level);
    double usualRate = (sum(counts.defects) + FIRST_DEFECTS) / (sum(counts.views) + FIRST_VIEWS);
    double expected = counts.views[index] * usualRate;
    return (counts.defects[index] + GUESS_WEIGHT * guess(score)) / (expected + GUESS_WEIGHT);
  }

  /** From the distance from normal alone. */
  static double guess(ProcessScore score) {
    double distance = Math.max(Math.abs(score.getDrift()), Math.abs(score.getOutlier()));
    double rise = Math.max(0, Math.min(1, (distance - UNUSUAL_FROM) / RISES_OVER));
    return 1 + (HIGHEST_GUESS - 1) * rise;
  }

  private static int indexOf(double level) {
    int index = 0;
    while (index < EDGES.length && level >= EDGES[index]) {
      index++;
    }
    return index;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
