package lineside.training.fit;

/**
 * Learning rate over a run: up from a twenty-fifth within the first quarter, then down along a
 * cosine to nearly nothing (Smith and Topin, arXiv 1708.07120).
 *
 * @param highest highest rate
 */
record OneCycle(double highest) {
  private static final double WARM_UP = 0.25;
  private static final double START = 1.0 / 25;
  private static final double END = 1e-3;

  /** Rate at a point of the run, 0 to 1. */
  double at(double progress) {
    if (progress < WARM_UP) {
      return highest * blend(START, 1, progress / WARM_UP);
    }
    return highest * blend(1, END, (progress - WARM_UP) / (1 - WARM_UP));
  }

  private static double blend(double from, double to, double share) {
    return to + (from - to) * (1 + Math.cos(Math.PI * Math.min(1, share))) / 2;
  }
}
