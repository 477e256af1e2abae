package lineside.analyzer;

import java.nio.file.Path;
import java.time.Instant;
import lineside.analyzer.archive.Period;

/**
 * What one run of the analyzer reads and writes.
 *
 * @param archiveDir Avro files of inspections; may be empty or missing
 * @param evidenceDir root of the evidence store; pictures that are not there are left out
 * @param outDir where {@code index.html}, {@code report.pdf} and {@code patterns.json} are written;
 *     created when missing
 * @param reportId name of the report, repeated in every pattern
 * @param reportAt when the report is made, UTC
 * @param period of the first triggers of the inspections that are looked at
 * @param knowledge besides the archive
 */
public record AnalyzeConfig(
    Path archiveDir,
    Path evidenceDir,
    Path outDir,
    String reportId,
    Instant reportAt,
    Period period,
    Knowledge knowledge) {

  /** Name of the page inside {@code outDir}. */
  public static final String PAGE_NAME = "index.html";

  /** Name of the machine-readable result inside {@code outDir}. */
  public static final String PATTERNS_NAME = "patterns.json";

  /** Name of the printable report inside {@code outDir}. */
  public static final String PDF_NAME = "report.pdf";

  /** Of all time, knowing nothing but the archive. */
  public AnalyzeConfig(
      Path archiveDir, Path evidenceDir, Path outDir, String reportId, Instant reportAt) {
    this(archiveDir, evidenceDir, outDir, reportId, reportAt, Period.ALL, Knowledge.NONE);
  }

  /** Refuses a report without a name. */
  public AnalyzeConfig {
    if (reportId.isBlank()) {
      throw new IllegalArgumentException("report id is blank");
    }
  }
}
