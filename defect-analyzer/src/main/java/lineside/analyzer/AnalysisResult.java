package lineside.analyzer;

import java.nio.file.Path;
import java.util.List;
import lineside.schemas.record.Pattern;

/**
 * What one run of the analyzer found.
 *
 * @param patterns found patterns, the one that costs most first
 * @param gone ids of patterns of the report before that are no longer found
 * @param files where the report lies
 * @param inspections inspections in the archive, each counted once
 * @param damagedFiles archive files that could not be read
 */
public record AnalysisResult(
    List<Pattern> patterns, List<String> gone, Files files, int inspections, int damagedFiles) {

  /**
   * Where the report lies.
   *
   * @param page for the screen
   * @param pdf to print
   * @param json for programs
   */
  public record Files(Path page, Path pdf, Path json) {}

  /** Copies the lists. */
  public AnalysisResult {
    patterns = List.copyOf(patterns);
    gone = List.copyOf(gone);
  }

  /** The page. */
  public Path report() {
    return files.page();
  }

  /** The same for programs. */
  public Path patternsJson() {
    return files.json();
  }
}
