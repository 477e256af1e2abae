package lineside.analyzer.report;

import java.time.Instant;
import java.util.List;
import lineside.analyzer.archive.DamagedFile;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.mining.Costs;
import lineside.analyzer.mining.MiningResult;
import lineside.analyzer.mining.SettingsSource;
import lineside.analyzer.pattern.Comparison;
import lineside.schemas.record.Pattern;

/**
 * What a report states.
 *
 * @param comparison with the report before
 * @param patterns records of {@code mined.patterns()}, in the same order
 */
public record ReportContents(
    Heading heading,
    Data data,
    MiningResult mined,
    Money money,
    Comparison comparison,
    List<Pattern> patterns) {

  /** Copies the list. */
  public ReportContents {
    patterns = List.copyOf(patterns);
  }

  /**
   * Whose report it is.
   *
   * @param input hash of all that it rests on: two reports with the same one say the same
   */
  public record Heading(String reportId, Instant reportAt, String input) {}

  /**
   * What was read.
   *
   * @param filesRead archive files read to their end
   * @param supersededRows rows replaced by a later revision or repeated
   * @param damagedFiles archive files left out
   * @param confirmations what persons said
   * @param modelNotes which views were registered to the part; what the joint models learned from,
   *     or why there is none
   */
  public record Data(
      int filesRead,
      long supersededRows,
      List<DamagedFile> damagedFiles,
      Confirmations confirmations,
      List<String> modelNotes) {
    /** Copies the lists. */
    public Data {
      damagedFiles = List.copyOf(damagedFiles);
      modelNotes = List.copyOf(modelNotes);
    }
  }

  /**
   * What costs were counted with.
   *
   * @param source whether the plant set them
   * @param escapeNote where the share of missed defects comes from
   */
  public record Money(Costs costs, SettingsSource source, String escapeNote) {}
}
