package lineside.analyzer.mining;

/**
 * What a factor must reach to be reported. The values are the project's own; what they do to
 * planted causes and to noise is measured by the tests beside this package.
 */
final class Limits {
  /** Parts with the defect that a group needs to be tested at all. */
  static final int MIN_DEFECTS = 8;

  /** Parts under a factor that are needed to test it. */
  static final int MIN_PARTS_UNDER = 8;

  /** Parts with the defect under a factor that are needed to report it. */
  static final int MIN_DEFECTS_UNDER = 5;

  /** Largest share of false reports allowed among the reported (Benjamini-Hochberg). */
  static final double MAX_Q = 0.01;

  /** The lower bound of the rate ratio must exceed this. */
  static final double MIN_RATIO_LOW = 1.5;

  /** A factor with a larger probability than this explains nothing, whatever the correction. */
  static final double MAX_P = 2e-3;

  /** Causes that one group may have. */
  static final int MAX_ROUNDS = 3;

  private Limits() {}

  /** Whether a test is strong enough to be the cause of a round, before the final correction. */
  static boolean isCandidate(FactorTest test) {
    return test.pValue() <= MAX_P
        && test.table().partsUnder() >= MIN_PARTS_UNDER
        && test.table().defectsUnder() >= MIN_DEFECTS_UNDER
        && test.table().ratioLow() > MIN_RATIO_LOW;
  }
}
