package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.analyzer.Analysis;
import lineside.analyzer.AnalysisResult;
import lineside.analyzer.AnalyzeConfig;
import lineside.analyzer.Knowledge;
import lineside.analyzer.RunLock;
import lineside.analyzer.RunLockedException;
import lineside.analyzer.SettingsFile;
import lineside.analyzer.archive.Period;
import lineside.analyzer.feedback.FeedbackTopic;
import lineside.analyzer.mining.MiningSettings;
import lineside.analyzer.mining.SettingsSource;
import lineside.analyzer.publish.PatternPublisher;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.cli.terminal.Terminal;
import lineside.schemas.record.Feedback;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mines an archive. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = {
      "Finds defects that come back in an archive, and writes the report: index.html, report.pdf,"
          + " patterns.json. Of two runs on one --out the second is refused.",
      "Killed and started again it writes the same report."
    })
final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "DIR",
      description = "Archive of inspections, as the inspection job writes it.")
  private Path archive;

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description = "Evidence store (default: evidence beside the archive).")
  private @Nullable Path evidence;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Where the report goes. The one that is there is what the new one is compared with.")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "MOMENT",
      description = "Only parts from this moment on, for example 2026-03-02T06:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "MOMENT", description = "Only parts before this moment.")
  private @Nullable Instant to;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Costs and shifts of the plant, as properties: costs.currency, costs.scrap, costs.rework,"
              + " costs.escape, costs.missed-share, shifts.start, shifts.length, shifts.zone.")
  private @Nullable Path settings;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description =
          "Brokers: feedback.v1 is read from there, and the patterns are published on pattern.v1.")
  private @Nullable String bootstrapServers;

  @Mixin private final LargeModelOptions largeModel = new LargeModelOptions();
  @Mixin private final NarratorOptions narrator = new NarratorOptions();

  @Override
  public Integer call() throws Exception {
    Path pictures = evidence == null ? archive.resolveSibling("evidence") : evidence;
    Knowledge knowledge = check(pictures);
    try (RunLock lock = RunLock.take(out)) {
      Period period = new Period(from, to);
      Knowledge.Pictures read =
          largeModel.run(archive, pictures, period, Terminal.system(spec.commandLine().getOut()));
      Instant now = Clock.systemUTC().instant();
      AnalysisResult result =
          Analysis.run(
              new AnalyzeConfig(
                  archive,
                  pictures,
                  out,
                  "report-" + now.toEpochMilli(),
                  now,
                  period,
                  new Knowledge(knowledge.settings(), knowledge.source(), feedback(), read)),
              narrator.narrator(out));
      publish(result);
      spec.commandLine()
          .getOut()
          .printf(
              "%d inspections, %d patterns, report in %s%n",
              result.inspections(), result.patterns().size(), result.report());
      return 0;
    } catch (RunLockedException locked) {
      throw new BadConfigurationException(String.valueOf(locked.getMessage()));
    } catch (IOException failed) {
      throw new RunFailedException("analyze failed: " + failed.getMessage());
    }
  }

  private List<Feedback> feedback() {
    if (bootstrapServers == null) {
      return List.of();
    }
    try (FeedbackTopic topic = FeedbackTopic.connect(bootstrapServers)) {
      return topic.read();
    }
  }

  private void publish(AnalysisResult result) throws Exception {
    if (bootstrapServers == null) {
      return;
    }
    try (PatternPublisher publisher = PatternPublisher.connect(bootstrapServers)) {
      publisher.publish(result.patterns());
      publisher.takeBack(result.gone());
    }
  }

  private Knowledge check(Path pictures) throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(archive)) {
      problems.add("--archive " + archive + " is no directory");
    }
    if (evidence != null && !Files.isDirectory(pictures)) {
      problems.add("--evidence " + pictures + " is no directory");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      problems.add("--out " + out + " is no directory");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      problems.add("--from is not before --to");
    }
    largeModel.check(problems);
    narrator.check(problems);
    Knowledge knowledge = knowledge(problems);
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    return knowledge;
  }

  private Knowledge knowledge(List<String> problems) {
    if (settings == null) {
      return Knowledge.NONE;
    }
    try {
      MiningSettings read = SettingsFile.read(settings);
      return new Knowledge(read, SettingsSource.PLANT, List.of(), Knowledge.Pictures.NONE);
    } catch (IllegalArgumentException wrong) {
      String.valueOf(wrong.getMessage())
          .lines()
          .forEach(line -> problems.add("--settings " + settings + ": " + line));
    } catch (IOException unreadable) {
      problems.add("--settings " + settings + " can't be read: " + unreadable.getMessage());
    }
    return Knowledge.NONE;
  }
}
