package lineside.analyzer.mining;

/**
 * A rate whose odds grow evenly along a sequence: logistic regression on the place, by Newton's
 * method. Two numbers are fitted; no library that the project keeps has it.
 *
 * @param slope growth of the log odds from the first part to the last
 * @param gain log likelihood less that of one rate for all
 */
record LogisticTrend(double slope, double gain) {
  private static final int MAX_STEPS = 30;
  private static final double DONE = 1e-8;

  /** Beyond, the fit runs away: the defects lie at one end. */
  private static final double STEEPEST = 40;

  static LogisticTrend of(boolean[] isDefective) {
    int n = isDefective.length;
    long defects = 0;
    for (boolean defective : isDefective) {
      defects += defective ? 1 : 0;
    }
    if (n < 2 || defects == 0 || defects == n) {
      return new LogisticTrend(0, 0);
    }
    double level = Math.log((double) defects / (n - defects));
    double slope = 0;
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] move = newton(isDefective, level, slope);
      level += move[0];
      slope += move[1];
      if (Math.abs(move[0]) + Math.abs(move[1]) < DONE || Math.abs(slope) > STEEPEST) {
        break;
      }
    }
    double gain = logLikelihood(isDefective, level, slope) - RateSteps.logLikelihood(defects, n);
    return Double.isFinite(gain) ? new LogisticTrend(slope, gain) : new LogisticTrend(0, 0);
  }

  private static double[] newton(boolean[] isDefective, double level, double slope) {
    double g0 = 0;
    double g1 = 0;
    double h00 = 0;
    double h01 = 0;
    double h11 = 0;
    for (int i = 0; i < isDefective.length; i++) {
      double x = place(i, isDefective.length);
      double p = 1 / (1 + Math.exp(-(level + slope * x)));
      double miss = (isDefective[i] ? 1 : 0) - p;
      double weight = p * (1 - p);
      g0 += miss;
      g1 += miss * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    double determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 0)) {
      return new double[] {0, 0};
    }
    return new double[] {(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant};
  }

  private static double logLikelihood(boolean[] isDefective, double level, double slope) {
    double sum = 0;
    for (int i = 0; i < isDefective.length; i++) {
      double odds = level + slope * place(i, isDefective.length);
      sum -= Math.log1p(Math.exp(isDefective[i] ? -odds : odds));
    }
    return sum;
  }

  private static double place(int i, int n) {
    return (i + 0.5) / n - 0.5;
  }
}
