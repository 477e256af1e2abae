package lineside.jobs.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.jobs.InspectionJobConfig;
import lineside.jobs.JobRun;
import lineside.jobs.archive.ArchiveCompaction;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.inspection.DeployedPackages;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.PackagedModel;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.vision.model.Provider;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Map<String, String> REQUIRED =
      Map.of(
          "kafka.bootstrap-servers", "kafka:9092",
          "model.package", "/models/small",
          "evidence.directory", "/var/evidence",
          "archive.directory", "/var/archive",
          "checkpoint.directory", "file:///var/state");

  @Test
  void fillsInEverythingThatIsNotRequired() throws Exception {
    JobSettings settings = JobSettings.of(REQUIRED, CLOCK);

    InspectionJobConfig inspection = settings.inspection();
    assertThat(inspection.kafka().groupId()).isEqualTo("lineside");
    assertThat(inspection.inspection().batchSize()).isEqualTo(4);
    assertThat(inspection.inspection().batchDeadline()).isEqualTo(Duration.ofMillis(8));
    assertThat(inspection.inspection().model())
        .isEqualTo(new PackagedModel("/models/small", Provider.CPU, PackagedModel.SHARE_OF_QUOTA));
    assertThat(inspection.line().settings()).isEqualTo(LineSettings.defaults());
    assertThat(inspection.line().compaction()).isEqualTo(ArchiveCompaction.usual());
    assertThat(inspection.run())
        .isEqualTo(
            new JobRun(URI.create("file:///var/state/inspection"), Duration.ofSeconds(1), 2, 1000));
    assertThat(settings.delivery()).isEqualTo(MesDeliveryConfig.defaults());
    assertThat(settings.deliveryRun())
        .isEqualTo(
            new JobRun(
                URI.create("file:///var/state/mes-delivery"), Duration.ofSeconds(1), 1, 1000));
  }

  @Test
  void takesEveryKey(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("jobs.properties");
    Files.write(
        file,
        List.of(
            "kafka.bootstrap-servers = a:1,b:2",
            "kafka.group-id = plant-7",
            "model.package = /models/medium",
            "model.store = /models/store",
            "model.loaded-at-most = 6",
            "model.provider = cuda",
            "model.threads = 3",
            "batch.size = 5",
            "batch.deadline = 21ms",
            "evidence.directory = /evidence",
            "archive.directory = /archive",
            "archive.compaction.checkpoints = 16",
            "checkpoint.directory = file:///state/",
            "checkpoint.interval = 6s",
            "job.parallelism = 7",
            "job.restarts = 8",
            "line.default-deadline = 9s",
            "line.default-revision-window = 10m",
            "line.ledger-period = 11h",
            "line.camera-silence = 12s",
            "escalation.share = 0.25",
            "escalation.window = 33",
            "escalation.open = 6",
            "escalation.least-takt = 44ms",
            "audit.share = 0.02",
            "audit.shift = 7h",
            "mes.checkpoint-interval = 13s",
            "mes.transactional-id = plant-7-mes",
            "mes.transaction-timeout = 14m",
            "mes.memory = 15d"));

    JobSettings settings = JobSettings.load(file, CLOCK);

    InspectionJobConfig inspection = settings.inspection();
    assertThat(inspection.kafka().bootstrapServers()).isEqualTo("a:1,b:2");
    assertThat(inspection.kafka().groupId()).isEqualTo("plant-7");
    assertThat(inspection.inspection().batchSize()).isEqualTo(5);
    assertThat(inspection.inspection().batchDeadline()).isEqualTo(Duration.ofMillis(21));
    assertThat(inspection.inspection().model())
        .isEqualTo(
            new DeployedPackages(
                new PackagedModel("/models/medium", Provider.CUDA, 3),
                "a:1,b:2",
                "/models/store",
                6));
    assertThat(inspection.inspection().recipes()).isEqualTo(new KafkaRecipes("a:1,b:2"));
    assertThat(inspection.inspection().evidence()).isEqualTo(new DirectoryEvidence("/evidence"));
    assertThat(inspection.inspection().escalation())
        .isEqualTo(
            new EscalationSettings(
                new EscalationSettings.Budget(0.25, 33, 6, Duration.ofMillis(44)),
                new EscalationSettings.Audit(0.02, Duration.ofHours(7))));
    assertThat(inspection.line().archive()).isEqualTo(Path.of("/archive"));
    assertThat(inspection.line().compaction()).isEqualTo(new ArchiveCompaction(16));
    assertThat(inspection.line().settings())
        .isEqualTo(
            new LineSettings(
                Duration.ofSeconds(9),
                Duration.ofMinutes(10),
                Duration.ofHours(11),
                Duration.ofSeconds(12)));
    assertThat(inspection.run())
        .isEqualTo(new JobRun(URI.create("file:///state/inspection"), Duration.ofSeconds(6), 7, 8));
    assertThat(settings.delivery())
        .isEqualTo(
            new MesDeliveryConfig("plant-7-mes", Duration.ofMinutes(14), Duration.ofDays(15)));
    assertThat(settings.deliveryRun())
        .isEqualTo(
            new JobRun(URI.create("file:///state/mes-delivery"), Duration.ofSeconds(13), 1, 8));
  }

  @Test
  void tellsAllProblemsTogether() {
    Map<String, String> wrong = new HashMap<>(REQUIRED);
    wrong.remove("model.package");
    wrong.put("model.provider", "gpu");
    wrong.put("model.threads", "0");
    wrong.put("model.store", "/models/store");
    wrong.put("model.loaded-at-most", "1");
    wrong.put("batch.size", "65");
    wrong.put("batch.deadline", "8");
    wrong.put("checkpoint.directory", "/var/state");
    wrong.put("checkpoint.interval", "1ms");
    wrong.put("line.ledger-period", "0s");
    wrong.put("mes.memory", "1s");
    wrong.put("archive.compaction.checkpoints", "0");
    wrong.put("job.paralelism", "2");
    wrong.put("escalation.share", "1.5");
    wrong.put("audit.share", "a few");

    assertThatThrownBy(() -> JobSettings.of(wrong, CLOCK))
        .isInstanceOf(JobSettingsException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("model.package is missing")
        .contains("model.provider is 'gpu', expected one of [cpu, cuda, auto]")
        .contains("model.threads is 0, must be at least 1")
        .contains("models loaded at most are 1, at least 2 are needed")
        .contains("batch size is 65, 1 to 64 is allowed")
        .contains("batch.deadline is '8', expected a number with ms, s, m, h or d")
        .contains("checkpoint.directory is '/var/state', expected a URI")
        .contains("checkpoint interval is PT0.001S, must be at least PT0.1S")
        .contains("escalation.share is '1.5', expected a number from 0 to 1")
        .contains("audit.share is 'a few', expected a number from 0 to 1")
        .contains("ledger-period is PT0S")
        .contains("archive compaction is over 0 checkpoints, 1 to 3600 is allowed")
        .contains("memory is PT1S, must not be shorter than a transaction")
        .contains("unknown key job.paralelism, did you mean job.parallelism?");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatThrownBy(() -> JobSettings.load(Path.of("nowhere.properties"), CLOCK))
        .isInstanceOf(JobSettingsException.class)
        .hasMessageContaining("settings unreadable: nowhere.properties");
  }

  @Test
  void wiresBothJobsAndNoOther() throws Exception {
    JobSettings settings = JobSettings.of(REQUIRED, CLOCK);

    assertThat(JobMain.wire("inspection", settings, environment()))
        .isEqualTo("lineside-inspection");
    assertThat(JobMain.wire("mes-delivery", settings, environment())).isEqualTo("lineside-mes");
    assertThatThrownBy(() -> JobMain.wire("inspect", settings, environment()))
        .isInstanceOf(JobSettingsException.class)
        .hasMessage("no job 'inspect': inspection or mes-delivery");
  }

  private static StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.getExecutionEnvironment();
  }
}
