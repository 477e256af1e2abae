package lineside.analyzer.mining;

/**
 * What a plant sets for mining.
 *
 * @param costs order the patterns
 * @param shifts are a factor
 */
public record MiningSettings(Costs costs, Shifts shifts) {
  /** Where nothing was set. */
  public static final MiningSettings DEFAULT = new MiningSettings(Costs.DEFAULT, Shifts.DEFAULT);
}
