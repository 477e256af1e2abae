package lineside.analyzer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.analyzer.archive.ArchiveContents;
import lineside.analyzer.archive.ArchiveReader;
import lineside.analyzer.mining.MiningResult;
import lineside.analyzer.mining.PatternMiner;
import lineside.analyzer.mining.PopulationBuilder;
import lineside.analyzer.pattern.PatternRecords;
import lineside.analyzer.report.ReportContents;
import lineside.analyzer.report.ReportWriter;
import lineside.schemas.record.Pattern;
import lineside.vision.evidence.DirectoryEvidenceStore;

/**
 * One run of the analyzer: reads the archive, mines it, writes the report. Publishing is left to
 * the caller. Deterministic but for the report's id and time.
 */
public final class Analysis {
  private Analysis() {}

  /**
   * Runs.
   *
   * @throws IOException when the archive can't be listed or the report can't be written; damaged
   *     archive files and missing pictures are no errors, the report names them
   */
  public static AnalysisResult run(AnalyzeConfig config) throws IOException {
    ArchiveContents archive = ArchiveReader.read(config.archiveDir()).within(config.period());
    MiningResult mined = PatternMiner.mine(PopulationBuilder.of(archive.rows()));
    Files.createDirectories(config.outDir());
    Path page = config.outDir().resolve(AnalyzeConfig.PAGE_NAME);
    Path json = config.outDir().resolve(AnalyzeConfig.PATTERNS_NAME);
    URI reportUri = page.toAbsolutePath().normalize().toUri();
    List<Pattern> patterns =
        mined.patterns().stream()
            .map(found -> PatternRecords.recordOf(found, config.reportId(), reportUri))
            .toList();
    ReportContents contents =
        new ReportContents(config.reportId(), config.reportAt(), archive, mined, patterns);
    new ReportWriter(new DirectoryEvidenceStore(config.evidenceDir())).write(contents, page, json);
    return new AnalysisResult(
        patterns, page, json, archive.rows().size(), archive.damagedFiles().size());
  }
}
