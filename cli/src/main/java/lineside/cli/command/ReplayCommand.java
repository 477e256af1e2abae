package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.cli.replay.FootageFrames;
import lineside.cli.replay.Period;
import lineside.cli.replay.TopicFrames;
import lineside.cli.terminal.Terminal;
import lineside.training.replay.FlipReport;
import lineside.training.replay.FlipSummary;
import lineside.training.replay.FlipsJson;
import lineside.training.replay.FolderFrames;
import lineside.training.replay.FrameSource;
import lineside.training.replay.Replay;
import lineside.training.replay.ReplayConfig;
import lineside.training.replay.ReplayResult;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.QualificationException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What would be decided otherwise with another model. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the same pictures to two model packages and reports what they decide differently.",
      "The pictures are a folder (a data set brings its truth), a footage directory, or, with"
          + " --bootstrap-servers, what a frame topic holds now."
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--baseline",
      required = true,
      paramLabel = "PACKAGE",
      description = "The package that runs.")
  private Path baseline;

  @Option(
      names = "--candidate",
      required = true,
      paramLabel = "PACKAGE",
      description = "The package that may follow it.")
  private Path candidate;

  @Option(
      names = "--frames",
      required = true,
      paramLabel = "DIR|TOPIC",
      description = "Folder of pictures or footage; with --bootstrap-servers a topic.")
  private String frames;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where index.html and flips.json go.")
  private Path out;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka with the topic; it is read to its present end, nothing is committed.")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Frames of the topic triggered from here on, as 2026-03-02T06:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Frames of the topic triggered before.")
  private @Nullable Instant until;

  @Option(names = "--limit", paramLabel = "N", description = "Take N pictures at most.")
  private @Nullable Long limit;

  @Option(
      names = "--show",
      paramLabel = "N",
      defaultValue = "" + ReplayConfig.DEFAULT_FLIPS,
      description = "Flips shown as pictures at most (default: ${DEFAULT-VALUE}).")
  private int show;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    check();
    ModelPackage before = ModelPackage.load(baseline);
    ModelPackage after = ModelPackage.load(candidate);
    try (FrameSource source = source(before, after);
        DefectDetector first = qualified(before);
        DefectDetector second = qualified(after)) {
      ReplayConfig config = new ReplayConfig(limit == null ? Long.MAX_VALUE : limit, show);
      Terminal terminal = Terminal.system(spec.commandLine().getOut());
      ReplayResult result =
          new Replay(first, second, config, System::nanoTime)
              .run(source, seen -> terminal.progress(seen + " pictures"));
      FlipReport.write(result, out);
      if (json != null) {
        Files.writeString(json, FlipsJson.figures(result).toPrettyString() + "\n");
      }
      return print(terminal, result);
    }
  }

  private void check() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (bootstrapServers == null) {
      checkFolder(problems);
    } else if (from != null && until != null && !from.isBefore(until)) {
      problems.add("--from " + from + " is not before --until " + until);
    }
    if (limit != null && limit < 1) {
      problems.add("--limit is " + limit + ", at least 1 is needed");
    }
    if (show < 0) {
      problems.add("--show is " + show + ", at least 0 is needed");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      problems.add("--out " + out + " is no directory");
    }
    if (json != null && Files.isDirectory(json)) {
      problems.add("--json " + json + " is a directory");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }

  private void checkFolder(List<String> problems) {
    if (from != null || until != null) {
      problems.add("--from and --until choose frames of a topic: give --bootstrap-servers");
    }
    try {
      if (!Files.isDirectory(Path.of(frames))) {
        problems.add(
            "--frames " + frames + " is no directory; for a topic give --bootstrap-servers");
      }
    } catch (InvalidPathException e) {
      problems.add("--frames is no path: " + e.getMessage());
    }
  }

  private FrameSource source(ModelPackage before, ModelPackage after) throws Exception {
    if (bootstrapServers != null) {
      return TopicFrames.open(bootstrapServers, frames, new Period(from, until));
    }
    Path folder = Path.of(frames);
    if (FootageFrames.isFootage(folder)) {
      FootageFrames footage = FootageFrames.open(folder);
      requirePicture(footage.hasNext());
      return footage;
    }
    Set<String> kinds = new HashSet<>(before.classes());
    kinds.addAll(after.classes());
    FolderFrames pictures = FolderFrames.open(folder, kinds);
    requirePicture(pictures.hasNext());
    return pictures;
  }

  private void requirePicture(boolean isThere) throws BadConfigurationException {
    if (!isThere) {
      throw new BadConfigurationException("--frames " + frames + " holds no picture");
    }
  }

  private DefectDetector qualified(ModelPackage model)
      throws ModelPackageException, RunFailedException {
    DefectDetector detector = DefectDetector.open(model, provider, 1);
    try {
      detector.qualify();
      return detector;
    } catch (QualificationException e) {
      detector.close();
      throw new RunFailedException("not qualified: " + e.getMessage());
    }
  }

  private int print(Terminal terminal, ReplayResult result) {
    FlipSummary.lines(result).forEach(terminal::line);
    terminal.line("%-24s %s".formatted("report", out.resolve(FlipReport.PAGE_FILE)));
    if (result.comparisons().isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          "lineside: no picture could be judged: %d came from %s, all of them damaged%n",
          result.damaged().size(), result.frames());
      err.flush();
      return 1;
    }
    return 0;
  }
}
