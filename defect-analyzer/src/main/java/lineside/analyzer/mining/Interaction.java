package lineside.analyzer.mining;

/**
 * A second factor that the named one acts together with: under both the defect is more frequent
 * than the two make it each alone.
 *
 * @param second the other factor
 * @param both parts under both, against the other parts under the named one
 * @param secondAlone parts under the second one alone, against parts under neither
 * @param pValue that it is so by chance, corrected for the values tried
 * @param qValue after Benjamini-Hochberg over all interactions that the report tried
 */
public record Interaction(
    Factor second, RateTable both, RateTable secondAlone, double pValue, double qValue) {
  Interaction rated(double q) {
    return new Interaction(second, both, secondAlone, pValue, q);
  }
}
