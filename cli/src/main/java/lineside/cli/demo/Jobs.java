package lineside.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.analyzer.opinion.SecondOpinionConfig;
import lineside.analyzer.opinion.SecondOpinionJob;
import lineside.cli.cluster.JobCluster;
import lineside.jobs.InspectionJob;
import lineside.jobs.InspectionJobConfig;
import lineside.jobs.JobRun;
import lineside.jobs.KafkaEnd;
import lineside.jobs.MesDeliveryJob;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.inspection.DeployedPackages;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.inspection.PackagedModel;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.order.KafkaOrders;
import lineside.jobs.recipe.KafkaRecipes;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs of a run on a cluster: inspection, delivery, and second opinions when asked for. */
final class Jobs {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
  private static final int BATCH_SIZE = 4;
  private static final int RESTARTS = 3;

  private final JobCluster cluster;
  private final List<JobID> inOrder;
  private final Path savepoints;

  /** Takes the jobs in the order in which they are drained: who feeds comes first. */
  private Jobs(JobCluster cluster, List<JobID> inOrder, Path savepoints) {
    this.cluster = cluster;
    this.inOrder = List.copyOf(inOrder);
    this.savepoints = savepoints;
  }

  /** Where packages are found that are deployed while the jobs run; {@code directory} as theirs. */
  static Path packages(Path directory) {
    return directory.resolve("packages");
  }

  /** Slots that the jobs take. */
  static int slots(int parallelism) {
    return parallelism + 2;
  }

  /**
   * Submits the jobs and returns when all their tasks run.
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
                new DeployedPackages(
                    new PackagedModel(model.directory().toString(), model.provider(), 1),
                    bootstrapServers,
                    packages(directory).toString(),
                    DeployedPackages.LOADED_AT_MOST),
                new KafkaRecipes(bootstrapServers),
                new DirectoryEvidence(out.evidence().toString()),
                Clock.systemUTC(),
                model.large() == null ? EscalationSettings.off() : EscalationSettings.usual())
            .withOrders(new KafkaOrders(bootstrapServers));
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
    List<JobID> inOrder = new ArrayList<>();
    if (model.large() != null) {
      StreamExecutionEnvironment third = StreamExecutionEnvironment.getExecutionEnvironment();
      SecondOpinionJob.build(
          third, secondOpinion(bootstrapServers, model, out, directory), Clock.systemUTC());
      inOrder.add(cluster.submit(third, SecondOpinionJob.NAME));
    }
    inOrder.add(inspectionId);
    inOrder.add(deliveryId);
    for (JobID job : inOrder) {
      cluster.awaitRunning(job);
    }
    return new Jobs(cluster, inOrder, directory.resolve("savepoints"));
  }

  private static SecondOpinionConfig secondOpinion(
      String bootstrapServers, DemoConfig.Model model, OutDirectory out, Path directory) {
    return new SecondOpinionConfig(
        new SecondOpinionConfig.Kafka(bootstrapServers, "lineside"),
        new SecondOpinionConfig.Model(String.valueOf(model.large()), model.provider(), 1),
        out.evidence().toString(),
        directory.resolve("checkpoints").toUri(),
        CHECKPOINT_INTERVAL);
  }

  /** Why a job does not go on; empty while all do. */
  Optional<String> failure() throws Exception {
    for (JobID job : inOrder) {
      Optional<String> failure = cluster.failureOf(job);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  /** Brings everything that is under way out and ends the jobs, those that feed first. */
  void drain() throws Exception {
    for (JobID job : inOrder) {
      cluster.drain(job, savepoints);
    }
  }

  /** Ends the jobs at once. */
  void cancel() {
    inOrder.forEach(cluster::cancel);
  }

  private static JobRun run(Path directory, int parallelism) throws IOException {
    return new JobRun(
        directory.resolve("checkpoints").toUri(), CHECKPOINT_INTERVAL, parallelism, RESTARTS);
  }
}
