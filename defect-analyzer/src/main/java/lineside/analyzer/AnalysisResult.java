package lineside.analyzer;

import java.nio.file.Path;
import java.util.List;
import lineside.schemas.record.Pattern;

/**
 * What one run of the analyzer found.
 *
 * @param patterns found patterns, the one that spoils most parts first
 * @param report the page
 * @param patternsJson the same for programs
 * @param inspections inspections in the archive, each counted once
 * @param damagedFiles archive files that could not be read
 */
public record AnalysisResult(
    List<Pattern> patterns, Path report, Path patternsJson, int inspections, int damagedFiles) {

  /** Copies the list. */
  public AnalysisResult {
    patterns = List.copyOf(patterns);
  }
}
