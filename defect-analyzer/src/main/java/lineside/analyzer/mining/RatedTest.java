package lineside.analyzer.mining;

/**
 * A test as the report shows it.
 *
 * @param round 0 for all parts of the group, n for what was left without the n causes before
 * @param pValue corrected for the values tried
 * @param qValue after Benjamini-Hochberg over all tests of the report
 */
public record RatedTest(
    GroupKey group,
    Factor factor,
    int round,
    RateTable table,
    double pValue,
    double qValue,
    String test) {}
