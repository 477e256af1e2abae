package lineside.analyzer.history;

/**
 * What a history holds.
 *
 * @param findings rows of findings and whole views that name a crop
 * @param crops different crops
 * @param read of them, by the model asked about
 * @param refused of them, by the model asked about
 */
public record HistoryCounts(long findings, long crops, long read, long refused) {}
