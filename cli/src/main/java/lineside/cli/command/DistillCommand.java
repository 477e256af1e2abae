package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.distill.DistillConfig;
import lineside.cli.distill.Distillation;
import lineside.training.net.NetSize;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Feedback and the large model's labels to the next small model. */
@Command(
    name = "distill",
    mixinStandardHelpOptions = true,
    description = {
      "Makes training items of what persons (feedback.v1) and the large model said of archived"
          + " pictures, trains the next small package from them, qualifies it, compares it with the"
          + " active one on pictures kept apart, and proposes it as a shadow.",
      "Killed, the same command goes on. Nothing becomes active."
    })
final class DistillCommand implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(15);

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
      names = "--history",
      paramLabel = "DIR",
      description =
          "What analyze --model read of the crops (default: history beside the archive, if there).")
  private @Nullable Path history;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Broker with feedback.v1, read to its present end; without it nobody spoke.")
  private @Nullable String kafka;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data set that the items are added to: train is learned from too, test judged by.")
  private @Nullable Path data;

  @Option(
      names = "--active",
      required = true,
      paramLabel = "PACKAGE",
      description = "Package that judges now; the candidate must not be worse.")
  private Path active;

  @Option(
      names = "--teacher",
      paramLabel = "PACKAGE",
      description =
          "Large package: its readings in the history count, it marks the defects' pixels, and the"
              + " student learns from its answers too.")
  private @Nullable Path teacher;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Versions of items, runs, candidates, flip reports, summary.")
  private Path out;

  @Option(
      names = "--size",
      defaultValue = "s",
      description = "n, s, m or l (default: ${DEFAULT-VALUE}).")
  private NetSize size;

  @Option(
      names = "--minutes",
      defaultValue = "5",
      description = "How long to learn (default: ${DEFAULT-VALUE}).")
  private long minutes;

  @Option(
      names = "--steps",
      defaultValue = "0",
      description = "Steps exactly, in place of minutes.")
  private int steps;

  @Option(
      names = "--start",
      defaultValue = "base",
      description =
          "base: from the base checkpoint; scratch: from random weights; auto: the better of both"
              + " (default: ${DEFAULT-VALUE}).")
  private String start;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "Threads (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "Where packages run here: cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Option(
      names = "--propose",
      description =
          "Publish the candidate as a shadow beside what is deployed, if it is not worse; needs"
              + " --kafka, --store and --line. Without it the command for that is printed.")
  private boolean isProposing;

  @Option(names = "--store", paramLabel = "DIR", description = "Package store of the machines.")
  private @Nullable Path store;

  @Option(names = "--line", paramLabel = "ID", description = "Line of the shadow.")
  private @Nullable String line;

  @Option(
      names = "--recipe",
      defaultValue = "",
      paramLabel = "ID",
      description = "Recipe of the shadow (default: every recipe without a deployment).")
  private String recipe;

  @Option(names = "--who", paramLabel = "NAME", description = "Who proposes it (default: you).")
  private @Nullable String who;

  @Override
  public Integer call() throws Exception {
    check();
    DistillConfig.Sources sources =
        new DistillConfig.Sources(
            archive,
            evidence == null ? archive.resolveSibling("evidence") : evidence,
            history == null ? archive.resolveSibling("history") : history,
            kafka,
            data);
    DistillConfig.Proposal proposal =
        new DistillConfig.Proposal(
            isProposing ? DistillConfig.Act.PUBLISH : DistillConfig.Act.PRINT,
            store,
            line,
            recipe,
            who == null ? System.getProperty("user.name", "unknown") : who);
    new Distillation(
            new DistillConfig(
                sources,
                new DistillConfig.Packages(active, teacher, provider),
                new DistillConfig.Effort(size, minutes, steps, start, seed, threads),
                out,
                proposal),
            spec.commandLine().getOut(),
            spec.commandLine().getErr())
        .run();
    return 0;
  }

  private void check() throws Exception {
    List<String> problems = new ArrayList<>();
    checkPlaces(problems);
    checkEffort(problems);
    if (isProposing && (kafka == null || store == null || line == null)) {
      problems.add("--propose needs --kafka, --store and --line");
    }
    if (problems.isEmpty() && kafka != null) {
      problems.addAll(BrokerCheck.complaints(kafka, ANSWER));
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }

  private void checkPlaces(List<String> problems) {
    requireDirectory(problems, "--archive", archive);
    requireDirectory(problems, "--evidence", evidence);
    requireDirectory(problems, "--history", history);
    requirePackage(problems, "--active", active);
    requirePackage(problems, "--teacher", teacher);
    if (data != null && !Files.isDirectory(data.resolve("train"))) {
      problems.add("--data " + data + " has no folder train");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      problems.add("--out " + out + " is no directory");
    }
  }

  private static void requireDirectory(List<String> problems, String name, @Nullable Path path) {
    if (path != null && !Files.isDirectory(path)) {
      problems.add(name + " " + path + " is no directory");
    }
  }

  private static void requirePackage(List<String> problems, String name, @Nullable Path path) {
    if (path != null && !Files.exists(path.resolve(ModelPackage.CARD_FILE))) {
      problems.add(name + " " + path + " is no model package");
    }
  }

  private void checkEffort(List<String> problems) {
    if (minutes < 1) {
      problems.add("--minutes is " + minutes + ", at least 1 is needed");
    }
    if (steps < 0) {
      problems.add("--steps is " + steps + ", at least 0 is needed");
    }
    if (threads < 1) {
      problems.add("--threads is " + threads + ", at least 1 is needed");
    }
    if (!List.of("auto", "base", "scratch").contains(start)) {
      problems.add("--start is " + start + ", one of auto, base, scratch is needed");
    }
  }
}
