package lineside.jobs.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lineside.schemas.record.InspectionRow;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The archive's sink on a real, small cluster: rows numbered from 0, some in each checkpoint. */
class ArchiveCompactionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ArchiveCompaction FIVE = new ArchiveCompaction(5);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path dir;

  @Test
  void losesAndDoublesNoRowThoughItStopsStartsAndSwitchesOver(@InjectMiniCluster MiniCluster flink)
      throws Exception {
    JobClient first = start(FIVE, null);
    await().atMost(PATIENCE).until(() -> shown().size() >= 2);
    assertThat(rowsOf(shown().get(0))).as("rows of one file").hasSizeGreaterThan(10);
    String savepoint = stop(first, false);
    int before = rows().size();

    JobClient second = start(ArchiveCompaction.eachCheckpoint(), savepoint);
    await().atMost(PATIENCE).until(() -> rows().size() > before + 10);
    savepoint = stop(second, false);
    assertThat(rows()).doesNotHaveDuplicates();

    int files = shown().size();
    JobClient third = start(FIVE, savepoint);
    await().atMost(PATIENCE).until(() -> shown().size() >= files + 1);
    stop(third, true);

    List<Long> rows = rows();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, rows.size()).boxed().toList());
    assertThat(waiting()).isEmpty();
  }

  @Test
  void losesAndDoublesNoRowWhenTheTaskManagerDies(@InjectMiniCluster MiniCluster flink)
      throws Exception {
    JobClient job = start(FIVE, null);
    await().atMost(PATIENCE).until(() -> !shown().isEmpty());
    for (int kill = 0; kill < 2; kill++) {
      int before = shown().size();
      flink.terminateTaskManager(kill).get();
      flink.startTaskManager();
      await().atMost(PATIENCE).until(() -> shown().size() >= before + 1);
    }

    stop(job, true);

    List<Long> rows = rows();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, rows.size()).boxed().toList());
  }

  private JobClient start(ArchiveCompaction compaction, @Nullable String savepoint)
      throws Exception {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, dir.resolve("checkpoints").toUri().toString());
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    if (savepoint != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(1);
    GeneratorFunction<Long, InspectionRow> rows = ArchivedRows::numbered;
    env.fromSource(
            new DataGeneratorSource<>(
                rows,
                Long.MAX_VALUE,
                RateLimiterStrategy.perSecond(100),
                TypeInformation.of(InspectionRow.class)),
            WatermarkStrategy.noWatermarks(),
            "rows")
        .uid("rows")
        .sinkTo(ArchiveSink.of(archive(), compaction))
        .uid("archive");
    return env.executeAsync("archive");
  }

  private String stop(JobClient job, boolean isDrained) throws Exception {
    String savepoint =
        job.stopWithSavepoint(
                isDrained,
                dir.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get();
    await().atMost(PATIENCE).until(() -> job.getJobStatus().get().isTerminalState());
    return savepoint;
  }

  private Path archive() {
    return dir.resolve("archive");
  }

  private List<Long> rows() throws IOException {
    List<Long> rows = new ArrayList<>();
    for (Path file : shown()) {
      rows.addAll(rowsOf(file));
    }
    return rows;
  }

  private static List<Long> rowsOf(Path file) throws IOException {
    List<Long> rows = new ArrayList<>();
    try (DataFileReader<InspectionRow> in =
        new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(InspectionRow.class))) {
      in.forEach(row -> rows.add(ArchivedRows.numberOf(row)));
    }
    return rows;
  }

  private List<Path> shown() throws IOException {
    return files().filter(file -> !isHidden(file)).toList();
  }

  /** Without what an interrupted compaction left: it was begun again. */
  private List<Path> waiting() throws IOException {
    return files().filter(file -> isHidden(file) && !isLeftOver(file)).toList();
  }

  private static boolean isLeftOver(Path file) {
    return file.getFileName().toString().startsWith(".compacted-");
  }

  private Stream<Path> files() throws IOException {
    if (!Files.isDirectory(archive())) {
      return Stream.of();
    }
    List<Path> files = new ArrayList<>();
    // The sink renames files under the walk; a listing of each folder does not mind.
    try (Stream<Path> lines = Files.list(archive())) {
      for (Path line : lines.toList()) {
        try (Stream<Path> days = Files.list(line)) {
          for (Path day : days.toList()) {
            try (Stream<Path> in = Files.list(day)) {
              files.addAll(in.toList());
            }
          }
        }
      }
    }
    return files.stream().sorted();
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}
