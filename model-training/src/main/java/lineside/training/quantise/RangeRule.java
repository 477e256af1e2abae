package lineside.training.quantise;

/** Which values of a tensor are worth a level. */
public enum RangeRule {
  /** All that were seen. */
  MIN_MAX(1),
  /** All but one in 100,000 at each end. */
  PERCENTILE_99_999(0.99999),
  /** All but one in 10,000 at each end. */
  PERCENTILE_99_99(0.9999);

  private final double share;

  RangeRule(double share) {
    this.share = share;
  }

  ValueRange of(ValueHistogram values) {
    if (this == MIN_MAX) {
      return ValueRange.between(values.low(), values.high());
    }
    return ValueRange.between(values.quantile(1 - share), values.quantile(share));
  }
}
