package lineside.analyzer.crop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The large model over a plan of crops, as a batch job: numbers of chunks, spread over the
 * machines, each read and stored as a file. No picture and no reading crosses an edge.
 */
final class CropJob {
  static final String NAME = "lineside-read-crops";

  private static final Duration RESTART_DELAY = Duration.ofSeconds(1);
  private static final int RESTARTS = 3;
  private static final long TELL_EVERY_MILLIS = 500;

  private CropJob() {}

  /**
   * Runs to its end.
   *
   * @param readings directory of the files
   * @param alive called on the caller's thread now and then; when it throws, the job is cancelled
   * @return what the machines counted
   */
  static JobExecutionResult run(
      StreamExecutionEnvironment env,
      CropRunConfig config,
      CropPlan plan,
      Path readings,
      Runnable alive)
      throws Exception {
    apply(env);
    env.fromSource(
            new NumberSequenceSource(0, plan.chunks() - 1),
            WatermarkStrategy.noWatermarks(),
            "chunks")
        .uid("chunks")
        .map(new ReadChunk(config.model(), config.evidence().toString(), plan.file(), readings))
        .returns(Long.class)
        .uid("read-chunk")
        .name("read-chunk")
        .sinkTo(new DiscardingSink<>())
        .uid("end")
        .name("end");
    JobClient job = env.executeAsync(NAME);
    CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
    try {
      return await(result, alive);
    } finally {
      if (!result.isDone()) {
        job.cancel().get();
      }
    }
  }

  private static JobExecutionResult await(
      CompletableFuture<JobExecutionResult> result, Runnable alive)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return result.get(TELL_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException running) {
        alive.run();
      }
    }
  }

  private static void apply(StreamExecutionEnvironment env) {
    Configuration settings = new Configuration();
    settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
    env.configure(settings);
  }
}
