package lineside.cli.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineside.bench.Benchmark;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchPlanTest {
  /** Of bench, but no benchmarks. */
  private static final Set<String> OTHERS = Set.of("all", "compare");

  @Test
  void runsEveryBenchmarkThatThereIs() {
    Set<String> there =
        Arrays.stream(Benchmark.values())
            .map(Benchmark::commandName)
            .collect(Collectors.toCollection(TreeSet::new));
    CommandLine bench =
        requireNonNull(new CommandLine(new LinesideCommand()).getSubcommands().get("bench"));
    bench.getSubcommands().keySet().stream()
        .filter(name -> !OTHERS.contains(name))
        .forEach(there::add);

    assertThat(BenchPlan.ALL.stream().map(BenchPlan::name))
        .containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void givesEachOptionsThatItTakes() {
    for (BenchPlan plan : BenchPlan.ALL) {
      for (List<String> extent : List.of(plan.quick(), plan.full())) {
        String[] arguments =
            Stream.of(List.of("bench"), extent, List.of("--json", "f.json"))
                .flatMap(List::stream)
                .toArray(String[]::new);

        CommandLine.ParseResult parsed =
            new CommandLine(new LinesideCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(arguments);

        assertThat(parsed.subcommand().matchedArgs()).as(plan.name()).isNotNull();
      }
    }
  }
}
