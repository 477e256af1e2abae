package lineside.bench.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import lineside.jobs.InspectionJob;
import lineside.jobs.InspectionJobConfig;
import lineside.jobs.JobRun;
import lineside.jobs.KafkaEnd;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineSettings;
import lineside.jobs.recipe.KafkaRecipes;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The inspection job on a cluster in this process, with a stub in place of a model. */
final class FuzzedJob implements AutoCloseable {
  private static final long ANSWER_SECONDS = 120;
  private static final int BATCH_SIZE = 8;
  private static final int PARALLELISM = 2;
  private static final int RESTARTS = 3;

  private final MiniCluster cluster;
  private final JobID job;

  private FuzzedJob(MiniCluster cluster, JobID job) {
    this.cluster = cluster;
    this.job = job;
  }

  static FuzzedJob start(String broker, Path work) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    configuration.set(CoreOptions.TMP_DIRS, Files.createDirectories(work).toString());
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .setCommonBindAddress("127.0.0.1")
                .build());
    cluster.start();
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        environment,
        new InspectionJobConfig(
            new KafkaEnd(broker, "fuzz"),
            new InspectionSettings(
                BATCH_SIZE,
                InspectionSettings.DEFAULT_DEADLINE,
                new StubJudge(),
                new KafkaRecipes(broker),
                new DirectoryEvidence(work.resolve("evidence").toString()),
                Clock.systemUTC()),
            new InspectionJobConfig.Line(LineSettings.defaults(), work.resolve("archive")),
            new JobRun(
                work.resolve("checkpoints").toUri(),
                Duration.ofSeconds(1),
                PARALLELISM,
                RESTARTS)));
    var graph = environment.getStreamGraph();
    graph.setJobName("fuzz");
    JobID job = cluster.submitJob(graph).get(ANSWER_SECONDS, TimeUnit.SECONDS).getJobID();
    return new FuzzedJob(cluster, job);
  }

  /**
   * How it does.
   *
   * @param restarts times that it began again
   * @param stateBytes size of the latest checkpoint; 0 before the first
   * @param isOver whether it has ended by itself
   */
  record Condition(long restarts, long stateBytes, boolean isOver) {}

  Condition condition() throws Exception {
    var graph = cluster.getExecutionGraph(job).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    CheckpointStatsSnapshot stats = graph.getCheckpointStatsSnapshot();
    CompletedCheckpointStats latest =
        stats == null ? null : stats.getHistory().getLatestCompletedCheckpoint();
    return new Condition(
        stats == null ? 0 : stats.getCounts().getNumberOfRestoredCheckpoints(),
        latest == null ? 0 : latest.getStateSize(),
        graph.getState().isGloballyTerminalState());
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }
}
