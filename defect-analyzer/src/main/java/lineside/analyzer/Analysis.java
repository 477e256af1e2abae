package lineside.analyzer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lineside.analyzer.archive.ArchiveReader;
import lineside.analyzer.archive.ArchiveSummary;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.fusion.Attributions;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.MiningResult;
import lineside.analyzer.mining.MiningSettings;
import lineside.analyzer.mining.PatternMiner;
import lineside.analyzer.mining.Population;
import lineside.analyzer.mining.PopulationBuilder;
import lineside.analyzer.narrate.Narrator;
import lineside.analyzer.pattern.Comparison;
import lineside.analyzer.pattern.PastPattern;
import lineside.analyzer.pattern.PastReport;
import lineside.analyzer.pattern.PatternRecords;
import lineside.analyzer.place.RegisterViews;
import lineside.analyzer.report.PatternsJson;
import lineside.analyzer.report.ReportContents;
import lineside.analyzer.report.ReportWriter;
import lineside.schemas.record.Pattern;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.model.Sha256;

/**
 * One run of the analyzer: reads the archive, mines it, writes the report. Publishing is left to
 * the caller, who holds the {@link RunLock}. Deterministic but for the report's id and time; may be
 * killed at any moment and started again, then the same report comes out.
 */
public final class Analysis {
  private Analysis() {}

  /** Runs as {@link #run(AnalyzeConfig, Narrator)} does, without a narrator. */
  public static AnalysisResult run(AnalyzeConfig config) throws IOException {
    return run(config, Narrator.NONE);
  }

  /**
   * Runs.
   *
   * @param narrator tells the facts of the report on its first page
   * @throws IOException when the archive can't be listed or the report can't be written; damaged
   *     archive files and missing pictures are no errors, the report names them
   */
  public static AnalysisResult run(AnalyzeConfig config, Narrator narrator) throws IOException {
    MiningSettings settings = config.knowledge().settings();
    PopulationBuilder builder =
        new PopulationBuilder(settings.shifts(), config.knowledge().pictures().kindOfCrop());
    ArchiveSummary archive = ArchiveReader.read(config.archiveDir(), builder::read, builder::add);
    long superseded = builder.superseded();
    DirectoryEvidenceStore evidence = new DirectoryEvidenceStore(config.evidenceDir());
    RegisterViews.Registered registered =
        RegisterViews.of(builder.storedViews(config.period()::holds), evidence);
    Population population = builder.build(config.period()::holds, registered.places());
    Confirmations confirmations = Confirmations.of(config.knowledge().feedback());
    EscapeEstimate escapes = EscapeEstimate.of(population, confirmations);
    MiningSettings used = escapes.applied(settings);
    MiningResult mined = PatternMiner.mine(population, used);
    Files.createDirectories(config.outDir());
    AnalysisResult.Files files =
        new AnalysisResult.Files(
            config.outDir().resolve(AnalyzeConfig.PAGE_NAME),
            config.outDir().resolve(AnalyzeConfig.PDF_NAME),
            config.outDir().resolve(AnalyzeConfig.PATTERNS_NAME));
    String input = inputOf(config, archive);
    Optional<PastReport> before = PatternsJson.before(files.json(), input);
    Comparison comparison = Comparison.of(mined.patterns(), before);
    Attributions attributions =
        Attributions.of(
            mined, config.knowledge().pictures().readings(), config.knowledge().feedback());
    List<Pattern> patterns =
        recordsOf(mined.patterns(), comparison, statementOf(config, files, confirmations));
    for (int i = 0; i < patterns.size(); i++) {
      patterns.get(i).setAttribution(attributions.ofPattern().get(i).orElse(null));
    }
    List<String> notes = new ArrayList<>(registered.notes());
    notes.addAll(config.knowledge().pictures().notes());
    notes.addAll(attributions.notes());
    ReportContents contents =
        new ReportContents(
            new ReportContents.Heading(config.reportId(), config.reportAt(), input),
            new ReportContents.Data(
                archive.filesRead(), superseded, archive.damagedFiles(), confirmations, notes),
            mined,
            new ReportContents.Money(used.costs(), config.knowledge().source(), escapes.note()),
            comparison,
            patterns);
    new ReportWriter(evidence, narrator).write(contents, files.page(), files.pdf(), files.json());
    return new AnalysisResult(
        patterns,
        comparison.gone().stream().map(PastPattern::patternId).toList(),
        files,
        population.parts().size(),
        archive.damagedFiles().size());
  }

  private static PatternRecords.Statement statementOf(
      AnalyzeConfig config, AnalysisResult.Files files, Confirmations confirmations) {
    URI uri = files.page().toAbsolutePath().normalize().toUri();
    return new PatternRecords.Statement(
        config.reportId(), uri, config.knowledge().settings().costs().currency(), confirmations);
  }

  private static List<Pattern> recordsOf(
      List<FoundPattern> found, Comparison comparison, PatternRecords.Statement statement) {
    List<Pattern> records = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      records.add(PatternRecords.recordOf(found.get(i), comparison.entries().get(i), statement));
    }
    return records;
  }

  /** Which crops were read, and by which model. */
  private static String readingsOf(Knowledge.Pictures pictures) {
    TreeMap<String, String> models = new TreeMap<>();
    pictures.readings().forEach((crop, reading) -> models.put(crop, reading.modelSha256()));
    return models.toString();
  }

  /** The same for two runs over the same files with the same settings. */
  private static String inputOf(AnalyzeConfig config, ArchiveSummary archive) {
    String text =
        String.join("\n", archive.contents())
            + "\n"
            + config.period()
            + config.knowledge().settings()
            + config.knowledge().feedback()
            + new TreeMap<>(config.knowledge().pictures().kindOfCrop())
            + readingsOf(config.knowledge().pictures());
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
