package lineside.analyzer.pattern;

import java.util.List;

/**
 * The report that a new one is compared with.
 *
 * @param reportId its name
 * @param reportAt when it was made, as it says itself
 */
public record PastReport(String reportId, String reportAt, List<PastPattern> patterns) {
  /** Copies the list. */
  public PastReport {
    patterns = List.copyOf(patterns);
  }
}
