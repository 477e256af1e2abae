package lineside.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lineside.bench.figure.Circumstances;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every benchmark, one after the other, each in a process of its own. */
@Command(
    name = "all",
    mixinStandardHelpOptions = true,
    description =
        "Runs every benchmark at its short extent, each in a process of its own, and puts all figures"
            + " into one document. One that fails or takes too long is named, and the others go on."
            + " Exit 1 when one failed or missed a target.")
final class BenchAllCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      required = true,
      paramLabel = "FILE",
      description = "Write the figures of all there; after each, so that little is lost.")
  private Path json = Path.of("");

  @Option(names = "--full", description = "Each at its full extent: hours.")
  private boolean isFull;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "These alone, in their usual order (default: all).")
  private List<String> only = List.of();

  @Option(
      names = "--minutes",
      defaultValue = "30",
      paramLabel = "N",
      description = "Bound of each; of full ones eight times that (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Override
  public Integer call() throws Exception {
    List<BenchPlan> plans = plans();
    Circumstances where = Circumstances.of(Surroundings.root(), CommandText.of(spec));
    ObjectNode document = document(where);
    ArrayNode benchmarks = document.putArray("benchmarks");
    ArrayNode failed = document.putArray("failed");
    boolean isWell = true;
    try (BenchDirectory directory = BenchDirectory.of(null)) {
      for (BenchPlan plan : plans) {
        say("bench " + plan.name() + ", " + (plans.indexOf(plan) + 1) + " of " + plans.size());
        long begin = System.nanoTime();
        Path figures = directory.path().resolve(plan.name() + ".json");
        String complaint = run(plan, figures);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        if (complaint.isEmpty()) {
          isWell &= take(figures, seconds, benchmarks);
        } else {
          failed.addObject().put("name", plan.name()).put("why", complaint).put("seconds", seconds);
          say("bench " + plan.name() + " FAILED: " + complaint);
          isWell = false;
        }
        Files.writeString(json, document.toPrettyString() + "\n");
      }
    }
    say(benchmarks.size() + " benchmarks in " + json + ", " + failed.size() + " failed");
    return isWell ? 0 : 1;
  }

  private static ObjectNode document(Circumstances where) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("machine", where.machine())
        .put("java", where.java())
        .put("date", LocalDate.now(ZoneOffset.UTC).toString())
        .put("commit", where.commit())
        .put("command", where.command());
  }

  /** Puts the benchmarks of one process beside the others; whether all targets are reached. */
  private static boolean take(Path figures, long seconds, ArrayNode benchmarks) throws IOException {
    JsonNode one = JSON.readTree(figures.toFile());
    boolean holds = true;
    for (JsonNode benchmark : one.path("benchmarks")) {
      ObjectNode taken = ((ObjectNode) benchmark).deepCopy();
      // Where the process was told to leave its figures is no part of what was measured.
      String command = one.path("command").asText().replace(" --json " + figures, "");
      taken.put("command", command).put("seconds", seconds);
      benchmarks.add(taken);
      holds &= taken.path("holds").asBoolean();
    }
    return holds;
  }

  /** Why there are no figures; empty when there are. */
  private String run(BenchPlan plan, Path figures) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("bench"));
    arguments.addAll(isFull ? plan.full() : plan.quick());
    arguments.addAll(List.of("--json", figures.toString()));
    Process process =
        new ProcessBuilder(Surroundings.sameJava(arguments))
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long bound = isFull ? 8L * minutes : minutes;
    try {
      if (!process.waitFor(bound, TimeUnit.MINUTES)) {
        return "not done after " + bound + " minutes";
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.exists(figures) ? "" : "ended with " + process.exitValue() + " and no figures";
  }

  private List<BenchPlan> plans() throws BadConfigurationException {
    List<String> known = BenchPlan.ALL.stream().map(BenchPlan::name).toList();
    @Nullable String strange =
        only.stream().filter(name -> !known.contains(name)).findFirst().orElse(null);
    if (strange != null) {
      throw new BadConfigurationException(
          "--only "
              + strange
              + ": no benchmark is called so, only "
              + known.stream().collect(Collectors.joining(", ")));
    }
    return BenchPlan.ALL.stream()
        .filter(plan -> only.isEmpty() || only.contains(plan.name()))
        .toList();
  }

  private void say(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(text);
    err.flush();
  }
}
