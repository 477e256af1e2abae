package lineside.cli.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lineside.analyzer.Analysis;
import lineside.analyzer.AnalysisResult;
import lineside.analyzer.AnalyzeConfig;
import lineside.analyzer.publish.PatternPublisher;
import lineside.cli.result.ResultReader;
import lineside.cli.result.Snapshot;
import lineside.cli.score.AccuracyScore;
import lineside.cli.score.BooksCheck;
import lineside.cli.score.Scorecard;
import lineside.cli.score.Summary;
import lineside.cli.terminal.Terminal;
import lineside.cli.trail.ModelCatalogue;
import lineside.ingest.IngestService;
import lineside.ingest.books.CameraBooks;
import lineside.jobs.archive.ArchiveLister;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.QualificationException;
import lineside.vision.model.ModelPackage;

/**
 * Plays material through the whole system and scores what came out. Runs on the calling thread
 * until the end.
 */
public final class Demo {
  private static final Duration FOREVER = Duration.ofDays(3650);

  private final DemoConfig config;
  private final FootageCache cache;
  private final Terminal terminal;

  /** Takes what to run, where rendered footage is kept, and where to speak. */
  public Demo(DemoConfig config, FootageCache cache, Terminal terminal) {
    this.config = config;
    this.cache = cache;
    this.terminal = terminal;
  }

  /**
   * Runs.
   *
   * @throws BadConfigurationException when nothing was started
   * @throws RunFailedException when the run stuck, or its books do not balance
   */
  public void run() throws Exception {
    ModelPackage model = qualified(config.model());
    Material material = material();
    OutDirectory out = OutDirectory.prepare(config.out());
    terminal.line("model " + model.card().name() + " " + model.sha256().substring(0, 12));
    try (Interruption interruption = Interruption.watch();
        Factory factory = Factory.start(out)) {
      run(factory, new Setting(model, material, out, interruption));
    }
  }

  /** The jobs would find out as well, but only with everything started, and each task anew. */
  private static ModelPackage qualified(DemoConfig.Model model) throws Exception {
    ModelPackage loaded = ModelPackage.load(model.directory());
    try (DefectDetector detector = DefectDetector.open(loaded, model.provider(), 1)) {
      detector.qualify();
    } catch (QualificationException e) {
      throw new BadConfigurationException("model does not qualify: " + e.getMessage());
    }
    return loaded;
  }

  /** What a run is given besides the factory. */
  private record Setting(
      ModelPackage model, Material material, OutDirectory out, Interruption interruption) {}

  private void run(Factory factory, Setting setting) throws Exception {
    Announcements.make(factory.bootstrapServers(), setting.material().recipes());
    new ModelCatalogue(factory.bootstrapServers(), Clock.systemUTC())
        .announce(setting.model(), "demo");
    ResultReader reader = factory.followResults();
    Jobs jobs = factory.startJobs(config.model());
    terminal.line("Flink jobs at " + factory.clusterPage());
    terminal.line(
        "models: lineside deploy --bootstrap-servers %s --store %s"
            .formatted(factory.bootstrapServers(), factory.packages()));
    if (config.page() == DemoConfig.Page.SERVED) {
      terminal.line("console at " + factory.startConsole());
    }
    ArchiveLister lister = factory.lister();
    IngestService cameras = factory.startCameras(setting.material());
    RunWatch watch =
        new RunWatch(factory.results(), terminal, setting.interruption(), System::nanoTime);
    RunWatch.End end;
    try {
      end = watch.follow(cameras, jobs, lister::doWork);
    } catch (RunFailedException e) {
      jobs.cancel();
      throw e;
    }
    if (end == RunWatch.End.INTERRUPTED) {
      terminal.line("interrupted: ending in order");
      cameras.close();
      jobs.cancel();
      return;
    }
    terminal.line("all verdicts are there, draining the jobs");
    jobs.drain();
    lister.doWork();
    reader.close();
    conclude(factory, setting, imageBytes(cameras));
  }

  private void conclude(Factory factory, Setting setting, long imageBytes) throws Exception {
    Snapshot run = factory.results().snapshot();
    RunFiles files = new RunFiles(setting.out());
    files.writeResults(run);
    AnalysisResult analysis = analyze(factory, setting.out());
    files.copyPatterns(analysis.patternsJson());
    Summary summary =
        Scorecard.of(run, setting.material().truth(), Optional.of(analysis.patterns()), imageBytes);
    if (config.model().large() != null) {
      summary = summary.withEscalation(factory.results().opinions());
    }
    files.writeSummary(summary);
    SummaryTable.of(summary).forEach(terminal::line);
    long unplanned =
        AccuracyScore.undefinedWithoutFault(setting.material().truth(), run.verdicts());
    if (unplanned > 0) {
      terminal.line("  %d parts are UNDEFINED although no fault was planted".formatted(unplanned));
    }
    terminal.line("  report       " + analysis.report());
    List<String> problems = BooksCheck.problems(run);
    if (!problems.isEmpty()) {
      throw new RunFailedException("the run is not as promised: " + String.join("; ", problems));
    }
    terminal.line("the books balance; results are in " + config.out());
    if (config.end() == DemoConfig.End.STAY) {
      terminal.line("pages stay up until Ctrl-C");
      setting.interruption().pause(FOREVER);
    }
  }

  private AnalysisResult analyze(Factory factory, OutDirectory out) throws Exception {
    Instant now = Instant.now();
    AnalysisResult analysis =
        Analysis.run(
            new AnalyzeConfig(
                out.archive(), out.evidence(), out.report(), "report-" + now.toEpochMilli(), now));
    try (PatternPublisher publisher = PatternPublisher.connect(factory.bootstrapServers())) {
      publisher.publish(analysis.patterns());
    }
    return analysis;
  }

  private Material material() throws Exception {
    DemoConfig.Source source = config.source();
    if (source instanceof DemoConfig.Source.Images images) {
      return Material.ofImages(images.directory(), config.pace());
    }
    Path footage =
        source instanceof DemoConfig.Source.Scenario scenario
            ? cache.footageOf(scenario.file())
            : ((DemoConfig.Source.Footage) source).directory();
    return Material.ofFootage(footage, config.pace());
  }

  private static long imageBytes(IngestService cameras) {
    return cameras.books().stream().mapToLong(CameraBooks::capturedBytes).sum();
  }
}
