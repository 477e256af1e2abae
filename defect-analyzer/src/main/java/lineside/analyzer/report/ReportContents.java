package lineside.analyzer.report;

import java.time.Instant;
import java.util.List;
import lineside.analyzer.archive.ArchiveContents;
import lineside.analyzer.mining.MiningResult;
import lineside.schemas.record.Pattern;

/**
 * What a report states.
 *
 * @param patterns records of {@code mined.patterns()}, in the same order
 */
public record ReportContents(
    String reportId,
    Instant reportAt,
    ArchiveContents archive,
    MiningResult mined,
    List<Pattern> patterns) {

  /** Copies the list. */
  public ReportContents {
    patterns = List.copyOf(patterns);
  }
}
