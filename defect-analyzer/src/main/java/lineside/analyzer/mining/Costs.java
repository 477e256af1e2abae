package lineside.analyzer.mining;

/**
 * What a bad part costs.
 *
 * @param currency unit of the amounts
 * @param scrap of a part that is thrown away
 * @param rework of a part that is mended and comes again
 * @param escape of a defective part that passes
 * @param missedShare share of defective parts that inspection passes, 0 to 1 excluded
 */
public record Costs(
    String currency, double scrap, double rework, double escape, double missedShare) {
  /**
   * The project's own proportions, where a plant has set none: mending costs less than half a part,
   * an escape ten parts; inspection misses one defect in twenty.
   */
  public static final Costs DEFAULT = new Costs("cost units", 10, 4, 100, 0.05);

  /** Refuses amounts that order nothing. */
  public Costs {
    if (!(scrap >= 0) || !(rework >= 0) || !(escape >= 0) || scrap + rework + escape <= 0) {
      throw new IllegalArgumentException(
          "costs are %s, %s, %s: none may be negative, one must be above 0"
              .formatted(scrap, rework, escape));
    }
    if (!(missedShare >= 0 && missedShare < 1)) {
      throw new IllegalArgumentException(
          "missed share is " + missedShare + ", must be at least 0 and below 1");
    }
  }

  /** The same with another share of missed defects. */
  public Costs withMissedShare(double share) {
    return new Costs(currency, scrap, rework, escape, share);
  }

  /** Defective parts that passed, per part found. */
  double escapesPerFound() {
    return missedShare / (1 - missedShare);
  }
}
