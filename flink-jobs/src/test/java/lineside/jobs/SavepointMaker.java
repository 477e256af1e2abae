package lineside.jobs;

import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineRecords;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.Topic;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the savepoints that {@link UpgradeIT} and the other tests of {@code
 * lineside.jobs.upgrade.OlderSavepoint} restore: both jobs of a committed version, stopped in the
 * middle of {@link #before}. Not a test of the build; run by hand on the version that the next one
 * must restore, with this one file copied into it when it is older than this file:
 *
 * <pre>
 * git worktree add /tmp/older COMMIT
 * cp flink-jobs/src/test/java/lineside/jobs/SavepointMaker.java /tmp/older/flink-jobs/src/test/java/lineside/jobs/
 * (cd /tmp/older &amp;&amp; ./mvnw -pl flink-jobs -am test -Dtest=SavepointMaker \
 *     -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dsavepoint.out=$PWD/flink-jobs/src/test/resources/savepoint/COMMIT)
 * </pre>
 */
class SavepointMaker {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Parts of {@link #before} that have their verdict. */
  static final int DECIDED = 12;

  /** Parts of {@link #before} and {@link #after}. */
  static final int PARTS = 21;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path dir;

  @Test
  void makesSavepointsOfThisVersion(@InjectMiniCluster MiniCluster flink) throws Exception {
    String out = System.getProperty("savepoint.out");
    Assumptions.assumeTrue(out != null, "no -Dsavepoint.out=DIR");
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        PlantFeed plant = new PlantFeed(broker.bootstrapServers())) {
      plant.recipe();
      JobClient inspection = inspection(environment(), broker.bootstrapServers(), dir);
      JobClient mes = mes(environment(), broker.bootstrapServers(), dir);
      before(plant);
      try (var verdicts =
          new TopicReader<>(broker.bootstrapServers(), Topic.PART_VERDICT, PartVerdict.class)) {
        await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= DECIDED);
      }
      for (JobClient job : List.of(inspection, mes)) {
        awaitCheckpoints(flink, job);
      }
      save(inspection, Path.of(out), "inspection");
      save(mes, Path.of(out), "mes");
    }
  }

  /** What happened until the savepoint: two parts are open, one is known only by its context. */
  static void before(PlantFeed plant) {
    for (long n = 0; n < DECIDED; n++) {
      plant.send(Topic.PART_CONTEXT, "part-" + n, LineRecords.context(n, "pallet-" + n % 3));
      plant.send(
          Topic.PROCESS, LineRecords.LINE, LineRecords.reading("speed", 4 + n * 0.1, n * 1000));
      if (n % 7 == 6) {
        plant.partWithLoss(n);
      } else {
        plant.part(n, n % 5 >= 3 ? PixelJudge.DEFECT : PixelJudge.GOOD, 64);
      }
    }
    plant.mark(11_900, CameraStatus.CONNECTED);
    Trigger top = LineRecords.trigger(LineRecords.TOP, 12);
    plant.trigger(top);
    plant.frame(top, PlantFeed.pixels(12, PixelJudge.DEFECT, 64), 64);
    plant.trigger(LineRecords.trigger(LineRecords.SIDE, 12));
    plant.trigger(LineRecords.trigger(LineRecords.TOP, 13));
    plant.send(Topic.PART_CONTEXT, "part-14", LineRecords.context(14, "pallet-9"));
  }

  /** What happened after it: the open parts go on, others follow, the cameras stop. */
  static void after(PlantFeed plant) {
    Trigger side = LineRecords.trigger(LineRecords.SIDE, 12);
    plant.frame(side, PlantFeed.pixels(-12, PixelJudge.GOOD, 64), 64);
    Trigger top = LineRecords.trigger(LineRecords.TOP, 13);
    plant.frame(top, PlantFeed.pixels(13, PixelJudge.GOOD, 64), 64);
    Trigger other = LineRecords.trigger(LineRecords.SIDE, 13);
    plant.trigger(other);
    plant.frame(other, PlantFeed.pixels(-13, PixelJudge.GOOD, 64), 64);
    for (long n = 14; n < PARTS; n++) {
      plant.part(n, PixelJudge.GOOD, 64);
    }
    plant.mark(60_000, CameraStatus.STOPPED);
  }

  static StreamExecutionEnvironment environment() {
    Configuration settings = new Configuration();
    // All of a savepoint in its one file.
    settings.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
    return StreamExecutionEnvironment.getExecutionEnvironment(settings);
  }

  static JobClient inspection(StreamExecutionEnvironment env, String broker, Path dir)
      throws Exception {
    InspectionSettings inspection =
        new InspectionSettings(
            4,
            Duration.ofMillis(8),
            new PixelJudge(),
            new KafkaRecipes(broker),
            new DirectoryEvidence(dir.resolve("evidence").toString()),
            Clock.systemUTC(),
            new EscalationSettings(
                EscalationSettings.usual().budget(),
                new EscalationSettings.Audit(0.5, Duration.ofHours(8))));
    InspectionJob.build(
        env,
        new InspectionJobConfig(
            new KafkaEnd(broker, "lineside"),
            inspection,
            new InspectionJobConfig.Line(LineSettings.defaults(), dir.resolve("archive")),
            run(dir, "inspection")));
    return env.executeAsync(InspectionJob.NAME);
  }

  static JobClient mes(StreamExecutionEnvironment env, String broker, Path dir) throws Exception {
    MesDeliveryJob.build(
        env, new KafkaEnd(broker, "lineside"), MesDeliveryConfig.defaults(), run(dir, "mes"));
    return env.executeAsync(MesDeliveryJob.NAME);
  }

  private static JobRun run(Path dir, String name) {
    return new JobRun(
        dir.resolve("checkpoints").resolve(name).toUri(), Duration.ofMillis(300), 2, 0);
  }

  /** Until nothing is under way to the archive: paths of this machine must not be in the state. */
  private static void awaitCheckpoints(MiniCluster flink, JobClient job) throws Exception {
    long before = completed(flink, job);
    await().atMost(PATIENCE).until(() -> completed(flink, job) >= before + 4);
  }

  private static long completed(MiniCluster flink, JobClient job) throws Exception {
    return flink
        .getExecutionGraph(job.getJobID())
        .get()
        .getCheckpointStatsSnapshot()
        .getCounts()
        .getNumberOfCompletedCheckpoints();
  }

  private void save(JobClient job, Path out, String name) throws Exception {
    Path savepoints = dir.resolve("savepoints").resolve(name);
    job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
        .get();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(savepoints)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    if (files.size() != 1) {
      throw new IllegalStateException("state is too large to be in one file: " + files);
    }
    Files.createDirectories(out);
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(out.resolve(name + ".gz")))) {
      Files.copy(files.get(0), gzip);
    }
  }
}
