package lineside.analyzer.mining;

/**
 * A factor that can't be told apart from the named one: among parts that are alike in it, the named
 * one no longer stands out.
 *
 * @param sharedParts parts under both over parts under either, 0 to 1
 */
public record Confounder(RatedTest test, double sharedParts) {}
