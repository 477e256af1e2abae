package lineside.bench;

import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.figure.Report;

/** The benchmarks by name. */
public enum Benchmark {
  /** Model with all that makes a picture a verdict, and intake of a picture, in memory. */
  OPERATOR,
  /** Kafka to Flink to Kafka against the sum of the bare stages, by size of the frame. */
  PIPELINE,
  /** The same against a plain consumer loop, in frames per second. */
  LOOP,
  /** Paced triggers at shares of what the machine can do. */
  LATENCY,
  /** Checkpoints every second against none. */
  CHECKPOINTS,
  /** One camera against many at the same total number of frames. */
  CAMERAS,
  /** Views judged while models change, against views between the changes. */
  DEPLOY;

  /** Name on the command line. */
  public String commandName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Runs it.
   *
   * @param progress hears what is under way
   */
  public Report run(BenchConfig config, Consumer<String> progress) throws Exception {
    return switch (this) {
      case OPERATOR -> OperatorBench.run(config, progress);
      case PIPELINE -> PipelineBench.run(config, progress);
      case LOOP -> LoopBench.run(config, progress);
      case LATENCY -> LatencyBench.run(config, progress);
      case CHECKPOINTS -> CheckpointBench.run(config, progress);
      case CAMERAS -> CameraBench.run(config, progress);
      case DEPLOY -> DeployBench.run(config, progress);
    };
  }
}
