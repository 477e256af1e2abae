package lineside.analyzer.mining;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Where between two places the rate changed: the posterior of the cut when every place is equally
 * likely before and nothing is known of the two rates (Jeffreys' prior, integrated out). Places are
 * those of the first part at the new rate.
 *
 * @param low 1.25 % quantile
 * @param middle median
 * @param high 98.75 % quantile
 */
record CutInterval(int low, int middle, int high) {
  /**
   * Less than the 2.5 % that 95 % would take: the posterior does not know that the stretch was
   * chosen first. On drawn plants the interval then holds the moment about as often as it says.
   */
  private static final double TAIL = 0.0125;

  private static final double HALF = 0.5;

  /**
   * The posterior.
   *
   * @param isDefective whether the part at a place is defective, over the whole sequence
   * @param from first place of the stretch in which the cut lies
   * @param to end of the stretch, excluded; at least two after {@code from}
   */
  static CutInterval of(boolean[] isDefective, int from, int to) {
    int parts = to - from;
    int all = 0;
    for (int i = from; i < to; i++) {
      all += isDefective[i] ? 1 : 0;
    }
    double[] logs = new double[parts];
    double most = Double.NEGATIVE_INFINITY;
    int before = 0;
    for (int cut = 1; cut < parts; cut++) {
      before += isDefective[from + cut - 1] ? 1 : 0;
      logs[cut] = evidence(before, cut) + evidence(all - before, parts - cut);
      most = Math.max(most, logs[cut]);
    }
    double sum = 0;
    for (int cut = 1; cut < parts; cut++) {
      logs[cut] = Math.exp(logs[cut] - most);
      sum += logs[cut];
    }
    return new CutInterval(
        from + quantile(logs, TAIL * sum),
        from + quantile(logs, HALF * sum),
        from + quantile(logs, (1 - TAIL) * sum));
  }

  private static double evidence(int defects, int parts) {
    return LogBeta.value(defects + 0.5, parts - defects + 0.5);
  }

  private static int quantile(double[] weights, double share) {
    double sum = 0;
    for (int cut = 1; cut < weights.length; cut++) {
      sum += weights[cut];
      if (sum >= share) {
        return cut;
      }
    }
    return weights.length - 1;
  }
}
