package lineside.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lineside.jobs.archive.ArchiveLister;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineRecords;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.Topic;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs over a real broker and a real, small Flink cluster. */
class InspectionJobIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path dir;
  private MiniCluster flink;
  private TestBroker broker;
  private PlantFeed plant;
  private final List<JobClient> jobs = new ArrayList<>();

  @BeforeEach
  void start(@InjectMiniCluster MiniCluster cluster) throws Exception {
    flink = cluster;
    broker = TestBroker.start(dir.resolve("broker"));
    plant = new PlantFeed(broker.bootstrapServers());
    plant.recipe();
  }

  @AfterEach
  void stop() throws Exception {
    for (JobClient job : jobs) {
      if (job.getJobStatus().get().isTerminalState()) {
        continue;
      }
      job.cancel().get();
      await().atMost(PATIENCE).until(() -> job.getJobStatus().get().isTerminalState());
    }
    plant.close();
    broker.close();
  }

  @Test
  void givesTheMesEveryVerdictOnceThoughTheClusterFailsInTheMiddle() throws Exception {
    inspection();
    mes();
    try (var verdicts = reader(Topic.PART_VERDICT, PartVerdict.class);
        var ledger = reader(Topic.LEDGER, LedgerEntry.class)) {
      parts(0, 40);
      plant.mark(39_900, CameraStatus.CONNECTED);
      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= 10);

      flink.terminateTaskManager(0).get();
      flink.startTaskManager();
      parts(40, 80);
      plant.mark(90_000, CameraStatus.STOPPED);
      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= 80);

      assertThat(verdicts.poll()).extracting(PartVerdict::getPartId).doesNotHaveDuplicates();
      assertThat(verdicts.poll()).hasSize(80).allMatch(verdict -> verdict.getRevision() == 0);
      assertThat(countOf(verdicts.poll(), ResultEvaluation.NOT_OK)).isEqualTo(8);
      assertThat(countOf(verdicts.poll(), ResultEvaluation.UNDEFINED)).isEqualTo(8);
      assertThat(countOf(verdicts.poll(), ResultEvaluation.OK)).isEqualTo(64);
      await().atMost(PATIENCE).until(() -> triggered(books(ledger.poll())) == 160);
      assertThat(books(ledger.poll()).values())
          .allSatisfy(entry -> assertThat(entry.getImbalance()).isEmpty());
    }
    for (JobClient job : jobs) {
      job.stopWithSavepoint(
              true, dir.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
          .get();
    }
    assertThat(archivedParts()).hasSize(80).doesNotHaveDuplicates();
    List<FlaggedFile> announced = new ArrayList<>();
    new ArchiveLister(
            dir.resolve("archive"), (lineId, file) -> announced.add(file), Clock.systemUTC())
        .doWork();
    assertThat(announced.stream().mapToLong(FlaggedFile::getRows).sum()).isEqualTo(80);
  }

  @Test
  void takesBadInputWithoutARestart() throws Exception {
    JobClient job = inspection();
    Trigger truncated = LineRecords.trigger(LineRecords.TOP, 1);
    Trigger garbled = LineRecords.trigger(LineRecords.TOP, 2);
    Trigger unknownRecipe =
        Trigger.newBuilder(LineRecords.trigger(LineRecords.TOP, 3)).setRecipeId("nobody").build();
    try (var verdicts = reader(Topic.GATE_VERDICT, PartVerdict.class);
        var letters = reader(Topic.DEAD_LETTER, DeadLetter.class);
        var ledger = reader(Topic.LEDGER, LedgerEntry.class)) {
      plant.bytes(Topic.RECIPE, LineRecords.RECIPE, new byte[] {4, 5, 6});
      plant.send(
          Topic.RECIPE,
          LineRecords.RECIPE,
          Recipe.newBuilder(LineRecords.recipe()).setViews(List.of()).build());
      plant.part(0, PixelJudge.GOOD, 64);
      plant.bytes(Topic.TRIGGER, LineRecords.LINE, new byte[] {1, 2, 3});
      plant.bytes(Topic.LOSS, LineRecords.LINE, new byte[0]);
      plant.send(Topic.PROCESS, LineRecords.LINE, LineRecords.recipe());
      plant.bytes(Topic.PART_CONTEXT, "part-1", null);
      plant.trigger(truncated);
      plant.frame(truncated, new byte[10], 64);
      plant.trigger(garbled);
      plant.frameBytes(garbled, new byte[] {9, 9});
      plant.trigger(unknownRecipe);
      plant.frame(unknownRecipe, PlantFeed.pixels(3, PixelJudge.GOOD, 64), 64);
      for (long n = 1; n < 4; n++) {
        Trigger side = LineRecords.trigger(LineRecords.SIDE, n);
        plant.trigger(side);
        plant.frame(side, PlantFeed.pixels(-n, PixelJudge.GOOD, 64), 64);
      }
      plant.part(4, PixelJudge.DEFECT, 64);
      plant.mark(60_000, CameraStatus.STOPPED);

      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= 5);
      assertThat(verdicts.poll())
          .filteredOn(verdict -> verdict.getResultEvaluation() == ResultEvaluation.UNDEFINED)
          .extracting(PartVerdict::getPartId)
          .containsExactlyInAnyOrder("part-1", "part-2", "part-3");
      await().atMost(PATIENCE).until(() -> letters.poll().size() >= 9);
      assertThat(letters.poll())
          .extracting(DeadLetter::getReason)
          .containsExactlyInAnyOrder(
              DeadLetterReason.UNREADABLE_MESSAGE,
              DeadLetterReason.UNREADABLE_MESSAGE,
              DeadLetterReason.UNREADABLE_MESSAGE,
              DeadLetterReason.UNREADABLE_MESSAGE,
              DeadLetterReason.UNREADABLE_MESSAGE,
              DeadLetterReason.UNREADABLE_MESSAGE,
              DeadLetterReason.INVALID_RECIPE,
              DeadLetterReason.UNDECODABLE_IMAGE,
              DeadLetterReason.UNKNOWN_RECIPE);
      await().atMost(PATIENCE).until(() -> triggered(books(ledger.poll())) == 10);
      assertThat(books(ledger.poll()).values())
          .allSatisfy(entry -> assertThat(entry.getImbalance()).isEmpty());
    }
    assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
    assertThat(graph(job).getCheckpointStatsSnapshot().getCounts().getNumberOfRestoredCheckpoints())
        .isZero();
  }

  @Test
  void writesCheckpointsWhoseSizeDoesNotDependOnTheFrame() throws Exception {
    JobClient job = inspection();
    try (var verdicts = reader(Topic.GATE_VERDICT, PartVerdict.class)) {
      for (long n = 0; n < 12; n++) {
        plant.part(n, PixelJudge.GOOD, 224);
      }
      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= 12);
      long small = largestCheckpointFrom(job);

      for (long n = 12; n < 24; n++) {
        plant.part(n, PixelJudge.GOOD, 2048);
      }
      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= 24);
      long large = largestCheckpointFrom(job);

      assertThat(large - small)
          .describedAs("bytes more for 4 MiB frames than for 49 KiB ones")
          .isLessThan(64 * 1024);
      assertThat(large).isLessThan(256 * 1024);
    }
  }

  /** Tenth part scratched, tenth part lost. */
  private void parts(long from, long to) {
    LongStream.range(from, to)
        .forEach(
            n -> {
              if (n % 10 == 7) {
                plant.partWithLoss(n);
              } else {
                plant.part(n, n % 10 == 3 ? PixelJudge.DEFECT : PixelJudge.GOOD, 64);
              }
            });
  }

  private JobClient inspection() throws Exception {
    InspectionSettings inspection =
        new InspectionSettings(
            4,
            Duration.ofMillis(8),
            new PixelJudge(),
            new KafkaRecipes(broker.bootstrapServers()),
            new DirectoryEvidence(dir.resolve("evidence").toString()),
            Clock.systemUTC());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        env,
        new InspectionJobConfig(
            kafka(),
            inspection,
            new InspectionJobConfig.Line(LineSettings.defaults(), dir.resolve("archive")),
            run("inspection")));
    return submit(env, InspectionJob.NAME);
  }

  private void mes() throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    MesDeliveryJob.build(env, kafka(), MesDeliveryConfig.defaults(), run("mes"));
    submit(env, MesDeliveryJob.NAME);
  }

  private JobClient submit(StreamExecutionEnvironment env, String name) throws Exception {
    JobClient job = env.executeAsync(name);
    jobs.add(job);
    return job;
  }

  private KafkaEnd kafka() {
    return new KafkaEnd(broker.bootstrapServers(), "lineside");
  }

  private JobRun run(String name) {
    return new JobRun(
        dir.resolve("checkpoints").resolve(name).toUri(), Duration.ofMillis(300), 2, 20);
  }

  private <T extends org.apache.avro.specific.SpecificRecordBase> TopicReader<T> reader(
      Topic topic, Class<T> type) {
    return new TopicReader<>(broker.bootstrapServers(), topic, type);
  }

  private static long countOf(List<PartVerdict> verdicts, ResultEvaluation evaluation) {
    return verdicts.stream().filter(v -> v.getResultEvaluation() == evaluation).count();
  }

  /** The ledger is at least once: one entry for each camera and period. */
  private static Map<String, LedgerEntry> books(List<LedgerEntry> entries) {
    Map<String, LedgerEntry> books = new LinkedHashMap<>();
    entries.forEach(e -> books.put(e.getCameraId() + e.getPeriodStart(), e));
    return books;
  }

  private static long triggered(Map<String, LedgerEntry> books) {
    return books.values().stream().mapToLong(LedgerEntry::getTriggered).sum();
  }

  private List<String> archivedParts() throws IOException {
    if (!Files.isDirectory(dir.resolve("archive"))) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> tree = Files.walk(dir.resolve("archive"))) {
      files =
          tree.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .toList();
    }
    List<String> parts = new ArrayList<>();
    for (Path file : files) {
      try (DataFileReader<InspectionRow> rows =
          new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(InspectionRow.class))) {
        rows.forEach(row -> parts.add(row.getVerdict().getPartId()));
      }
    }
    return parts;
  }

  /** Waits for two more checkpoints and gives the largest of all that are remembered. */
  private long largestCheckpointFrom(JobClient job) throws Exception {
    long before =
        graph(job).getCheckpointStatsSnapshot().getCounts().getNumberOfCompletedCheckpoints();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                graph(job)
                        .getCheckpointStatsSnapshot()
                        .getCounts()
                        .getNumberOfCompletedCheckpoints()
                    >= before + 2);
    CheckpointStatsSnapshot snapshot = graph(job).getCheckpointStatsSnapshot();
    return snapshot.getHistory().getCheckpoints().stream()
        .filter(CompletedCheckpointStats.class::isInstance)
        .mapToLong(checkpoint -> checkpoint.getStateSize())
        .max()
        .orElseThrow();
  }

  private AccessExecutionGraph graph(JobClient job) throws Exception {
    return flink.getExecutionGraph(job.getJobID()).get();
  }
}
