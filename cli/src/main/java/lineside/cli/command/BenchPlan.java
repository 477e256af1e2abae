package lineside.cli.command;

import java.util.ArrayList;
import java.util.List;

/**
 * How {@code bench all} runs one benchmark.
 *
 * @param name as after {@code bench}
 * @param quick arguments of a short run, in minutes
 * @param full arguments of one for a figure
 */
record BenchPlan(String name, List<String> quick, List<String> full) {
  /** All of them, short ones first. */
  static final List<BenchPlan> ALL =
      List.of(
          sized("operator", "--quick"),
          sized("encodings", "--quick"),
          sized("embedding", "--defects=120", "--rounds=3"),
          sized("latency", "--quick"),
          sized("pipeline", "--quick"),
          sized("loop", "--quick"),
          sized("checkpoints", "--quick"),
          sized("cameras", "--quick"),
          sized("deploy", "--quick"),
          sized("mining", "--scenarios=4", "--parts=2000", "--crops=5000"),
          sized("fusion", "--plants=3", "--parts=2000", "--pictures=300"),
          sized("ingest", "--quick"),
          sized("spool", "--seconds=15", "--kills=1", "--cameras=4"),
          sized("console", "--quick"),
          sized("fuzz", "--messages=50000"),
          sized("kill", "--rounds=2"));

  private static BenchPlan sized(String name, String... options) {
    List<String> quick = new ArrayList<>(List.of(name));
    quick.addAll(List.of(options));
    return new BenchPlan(name, List.copyOf(quick), List.of(name));
  }
}
