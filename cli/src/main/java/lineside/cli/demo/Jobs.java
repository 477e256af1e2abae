package lineside.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import lineside.cli.cluster.JobCluster;
import lineside.jobs.InspectionJob;
import lineside.jobs.InspectionJobConfig;
import lineside.jobs.JobRun;
import lineside.jobs.KafkaEnd;
import lineside.jobs.MesDeliveryJob;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.inspection.PackagedModel;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.recipe.KafkaRecipes;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The two jobs of a run on a cluster. */
final class Jobs {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
  private static final int BATCH_SIZE = 4;
  private static final int RESTARTS = 3;

  private final JobCluster cluster;
  private final JobID inspection;
  private final JobID delivery;
  private final Path savepoints;

  private Jobs(JobCluster cluster, JobID inspection, JobID delivery, Path savepoints) {
    this.cluster = cluster;
    this.inspection = inspection;
    this.delivery = delivery;
    this.savepoints = savepoints;
  }

  /** Slots that the jobs take. */
  static int slots(int parallelism) {
    return parallelism + 1;
  }

  /**
   * Submits both jobs and returns when all their tasks run.
   *
   * @param directory for checkpoints and savepoints
   */
  static Jobs start(
      JobCluster cluster,
      String bootstrapServers,
      DemoConfig.Model model,
      OutDirectory out,
      Path directory,
      int parallelism)
      throws Exception {
    KafkaEnd kafka = new KafkaEnd(bootstrapServers, "lineside");
    InspectionSettings inspection =
        new InspectionSettings(
            BATCH_SIZE,
            InspectionSettings.DEFAULT_DEADLINE,
            new PackagedModel(model.directory().toString(), model.provider(), 1),
            new KafkaRecipes(bootstrapServers),
            new DirectoryEvidence(out.evidence().toString()),
            Clock.systemUTC());
    InspectionJobConfig config =
        new InspectionJobConfig(
            kafka,
            inspection,
            new InspectionJobConfig.Line(LineSettings.defaults(), out.archive()),
            run(directory, parallelism));
    StreamExecutionEnvironment first = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(first, config);
    JobID inspectionId = cluster.submit(first, InspectionJob.NAME);
    StreamExecutionEnvironment second = StreamExecutionEnvironment.getExecutionEnvironment();
    MesDeliveryJob.build(second, kafka, MesDeliveryConfig.defaults(), run(directory, 1));
    JobID deliveryId = cluster.submit(second, MesDeliveryJob.NAME);
    cluster.awaitRunning(inspectionId);
    cluster.awaitRunning(deliveryId);
    return new Jobs(cluster, inspectionId, deliveryId, directory.resolve("savepoints"));
  }

  /** Why a job does not go on; empty while both do. */
  Optional<String> failure() throws Exception {
    Optional<String> failure = cluster.failureOf(inspection);
    return failure.isPresent() ? failure : cluster.failureOf(delivery);
  }

  /** Brings everything that is under way out and ends both jobs, the one that feeds first. */
  void drain() throws Exception {
    cluster.drain(inspection, savepoints);
    cluster.drain(delivery, savepoints);
  }

  /** Ends both jobs at once. */
  void cancel() {
    cluster.cancel(inspection);
    cluster.cancel(delivery);
  }

  private static JobRun run(Path directory, int parallelism) throws IOException {
    return new JobRun(
        directory.resolve("checkpoints").toUri(), CHECKPOINT_INTERVAL, parallelism, RESTARTS);
  }
}
