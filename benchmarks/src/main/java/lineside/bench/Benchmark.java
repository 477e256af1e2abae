package lineside.bench;

import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.figure.Report;

/** The benchmarks by name. */
public enum Benchmark {
  /** Model with all that makes a picture a verdict, and intake of a picture, in memory. */
  OPERATOR(OperatorBench::run),
  /** Kafka to Flink to Kafka against the sum of the bare stages, by size of the frame. */
  PIPELINE(PipelineBench::run),
  /** The same against a plain consumer loop, in frames per second. */
  LOOP(LoopBench::run),
  /** Paced triggers at shares of what the machine can do. */
  LATENCY(LatencyBench::run),
  /** Checkpoints every second against none. */
  CHECKPOINTS(CheckpointBench::run),
  /** One camera against many at the same total number of frames. */
  CAMERAS(CameraBench::run);

  private final Body body;

  @FunctionalInterface
  private interface Body {
    Report run(BenchConfig config, Consumer<String> progress) throws Exception;
  }

  Benchmark(Body body) {
    this.body = body;
  }

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
    return body.run(config, progress);
  }
}
