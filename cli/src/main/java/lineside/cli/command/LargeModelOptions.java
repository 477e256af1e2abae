package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.analyzer.Knowledge;
import lineside.analyzer.LargeModelResult;
import lineside.analyzer.LargeModelRun;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.CropProgress;
import lineside.analyzer.crop.CropRunConfig;
import lineside.analyzer.history.HistoryException;
import lineside.analyzer.kind.KindChange;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.terminal.Terminal;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The large model over the archive, in this process. */
final class LargeModelOptions {
  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description =
          "Large model that reads every flagged, undecided and audited crop that it has not read"
              + " yet. Without it nothing is read.")
  private @Nullable Path model;

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description =
          "Where it keeps what it read, and the index of similar defects (default: history beside"
              + " the archive).")
  private @Nullable Path history;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "N",
      description = "Threads of the model (default: ${DEFAULT-VALUE}).")
  private int threads;

  /** Adds what is wrong. */
  void check(List<String> problems) {
    if (model == null && history != null) {
      problems.add("--history is only used with --model");
    }
    if (model != null && !Files.isDirectory(model)) {
      problems.add("--model " + model + " is no directory");
    }
    if (threads < 1) {
      problems.add("--threads is " + threads + ", must be at least 1");
    }
  }

  /**
   * Reads what is new, if there is a model to.
   *
   * @return what it made of all findings
   */
  Knowledge.Pictures run(Path archive, Path evidence, Period period, Terminal terminal)
      throws Exception {
    if (model == null) {
      return Knowledge.Pictures.NONE;
    }
    CropRunConfig config =
        new CropRunConfig(
            archive,
            evidence,
            history == null ? archive.resolveSibling("history") : history,
            new CropRunConfig.Model(
                model.toString(), ModelPackage.load(model).sha256(), provider, threads),
            period);
    LargeModelResult result;
    try {
      result =
          LargeModelRun.run(
              config,
              StreamExecutionEnvironment.createLocalEnvironment(1),
              progress -> terminal.progress(text(progress)));
    } catch (HistoryException e) {
      if (e.fault() == HistoryException.Fault.FAILED) {
        throw e;
      }
      throw new BadConfigurationException(String.valueOf(e.getMessage()));
    }
    terminal.line(
        "%d crops read now (%d refused, %.0f %% of the time in the model), %d known, %d findings in the index"
            .formatted(
                result.read().done(),
                result.read().refused(),
                100 * result.read().modelShare(),
                result.history().read(),
                result.readings().size()));
    result
        .kinds()
        .kinds()
        .forEach(
            kind ->
                terminal.line(
                    "kind %s %s: %d findings, %s to %s"
                        .formatted(
                            kind.kindId(),
                            kind.likelyName().isEmpty() ? "(no name)" : "like " + kind.likelyName(),
                            kind.findings(),
                            kind.firstSeenAt(),
                            kind.lastSeenAt())));
    result.refused().stream()
        .limit(5)
        .forEach(crop -> terminal.line("not read: " + crop.cropSha256() + ": " + crop.detail()));
    Map<String, String> names = new HashMap<>();
    result.kinds().kindOfCrop().forEach((crop, kind) -> names.put(crop, "kind " + kind));
    return new Knowledge.Pictures(
        names,
        result.readings(),
        result.kinds().changes().stream().map(KindChange::words).toList());
  }

  private static String text(CropProgress progress) {
    return "%d of %d crops read".formatted(progress.done(), progress.planned());
  }
}
