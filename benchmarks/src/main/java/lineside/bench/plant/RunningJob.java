package lineside.bench.plant;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.jspecify.annotations.Nullable;

/** A job on a cluster; closing cancels it. */
public final class RunningJob implements AutoCloseable {
  private static final long ANSWER_SECONDS = 60;

  private final MiniCluster cluster;
  private final JobID job;

  RunningJob(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  /**
   * Looks whether it still goes on.
   *
   * @throws IllegalStateException when it has failed
   */
  public void requireAlive() throws Exception {
    JobStatus status = cluster.getJobStatus(job).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    if (status.isGloballyTerminalState() || status == JobStatus.FAILING) {
      var failure =
          cluster.getExecutionGraph(job).get(ANSWER_SECONDS, TimeUnit.SECONDS).getFailureInfo();
      throw new IllegalStateException(
          "job is " + status + (failure == null ? "" : ": " + failure.getExceptionAsString()));
    }
  }

  /**
   * Checkpoints so far.
   *
   * @param completed how many
   * @param latestBytes size of the latest; 0 when there is none
   * @param latestMillis how long it took
   */
  public record Checkpoints(long completed, long latestBytes, long latestMillis) {}

  /** Asks for them. */
  public Checkpoints checkpoints() throws Exception {
    @Nullable CheckpointStatsSnapshot stats =
        cluster
            .getExecutionGraph(job)
            .get(ANSWER_SECONDS, TimeUnit.SECONDS)
            .getCheckpointStatsSnapshot();
    if (stats == null) {
      return new Checkpoints(0, 0, 0);
    }
    @Nullable CompletedCheckpointStats latest = stats.getHistory().getLatestCompletedCheckpoint();
    return latest == null
        ? new Checkpoints(0, 0, 0)
        : new Checkpoints(
            stats.getCounts().getNumberOfCompletedCheckpoints(),
            latest.getStateSize(),
            latest.getEndToEndDuration());
  }

  @Override
  public void close() throws Exception {
    try {
      cluster.cancelJob(job).get(ANSWER_SECONDS, TimeUnit.SECONDS);
      cluster.requestJobResult(job).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("job " + job + " did not end", e);
    }
  }
}
