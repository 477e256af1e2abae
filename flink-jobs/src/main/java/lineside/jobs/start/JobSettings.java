package lineside.jobs.start;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import lineside.jobs.InspectionJobConfig;
import lineside.jobs.JobRun;
import lineside.jobs.KafkaEnd;
import lineside.jobs.archive.ArchiveCompaction;
import lineside.jobs.escalation.EscalationSettings;
import lineside.jobs.inspection.DeployedPackages;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.inspection.ModelSource;
import lineside.jobs.inspection.PackagedModel;
import lineside.jobs.line.LineSettings;
import lineside.jobs.mes.MesDeliveryConfig;
import lineside.jobs.order.KafkaOrders;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.vision.model.Provider;

/**
 * Settings of both jobs from one file of properties, so that they cannot disagree. Durations are
 * numbers with a unit: ms, s, m, h, d. Keys:
 *
 * <pre>
 * kafka.bootstrap-servers       host:port[,host:port...]                         required
 * kafka.group-id                prefix of the consumer groups                    lineside
 * model.package                 directory of the model package                   required
 * model.store                   directory of packages that may be deployed       none: never changes
 * model.loaded-at-most          models of a process in memory                    8
 * model.provider                cpu | cuda | auto                                cpu
 * model.threads                 threads of one run; auto: by the process's quota   auto
 * batch.size                    views in a micro-batch at most                   4
 * batch.deadline                time that the oldest view waits at most          8ms
 * evidence.directory            directory of the evidence store                  required
 * archive.directory             directory of the archive                         required
 * archive.compaction.checkpoints  checkpoints whose files become one                 60
 * checkpoint.directory          URI of a directory, one folder a job             required
 * checkpoint.interval           time between checkpoints of the inspection       1s
 * job.parallelism               subtasks of the inspection                       2
 * job.restarts                  attempts after failures                          1000
 * line.default-deadline         deadline when the recipe is unknown              5s
 * line.default-revision-window  revision window when the recipe is unknown       30s
 * line.ledger-period            length of a period of the books                  60s
 * line.camera-silence           time after which a silent camera is absent       10s
 * escalation.share              views that the large model may be asked about    0
 * escalation.window             latest views over which the share holds          200
 * escalation.open               questions of a line without an answer            16
 * escalation.least-takt         time that must be left until the deadline        50ms
 * audit.share                   OK views that the large model audits             0
 * audit.shift                   length of a shift for disagreement               8h
 * mes.checkpoint-interval       time between checkpoints of the delivery         1s
 * mes.transactional-id   transactional id, one a broker                          lineside-mes
 * mes.transaction-timeout       time after which the broker gives one up         60s
 * mes.memory                    time in which a repeated verdict is recognised   1d
 * </pre>
 *
 * @param inspection what the inspection job is built from
 * @param delivery how verdicts are delivered to the MES
 * @param deliveryRun how the delivery job runs
 */
public record JobSettings(
    InspectionJobConfig inspection, MesDeliveryConfig delivery, JobRun deliveryRun) {
  private static final int BATCH_SIZE = 4;
  private static final String AUTO = "auto";
  private static final int PARALLELISM = 2;
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

  /**
   * Loads {@code file}.
   *
   * @param clock wall clock of the jobs; must be serializable
   * @throws JobSettingsException naming the file and all problems at once
   */
  public static JobSettings load(Path file, Clock clock) throws JobSettingsException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new JobSettingsException("settings unreadable: " + file + ": " + unreadable);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString().strip()));
    try {
      return of(values, clock);
    } catch (JobSettingsException wrong) {
      throw new JobSettingsException("settings refused: " + file + "\n" + wrong.getMessage());
    }
  }

  /**
   * The settings in {@code values}.
   *
   * @throws JobSettingsException with all problems, one a line
   */
  public static JobSettings of(Map<String, String> values, Clock clock)
      throws JobSettingsException {
    SettingsReader reader = new SettingsReader(values);
    String broker = reader.required("kafka.bootstrap-servers");
    KafkaEnd kafka =
        reader.checked(
            () -> new KafkaEnd(broker, reader.text("kafka.group-id", "lineside")),
            new KafkaEnd("unset:0", "unset"));
    InspectionSettings inspection = inspection(reader, broker, clock);
    InspectionJobConfig.Line line =
        new InspectionJobConfig.Line(
            lineSettings(reader),
            Path.of(reader.required("archive.directory")),
            compaction(reader));
    URI checkpoints = reader.directory("checkpoint.directory");
    int restarts = reader.number("job.restarts", JobRun.DEFAULT_RESTARTS);
    Duration interval = reader.duration("checkpoint.interval", CHECKPOINT_INTERVAL);
    int parallelism = reader.number("job.parallelism", PARALLELISM);
    JobRun fallback = new JobRun(checkpoints, CHECKPOINT_INTERVAL, 1, 0);
    JobRun run =
        reader.checked(
            () -> new JobRun(checkpoints.resolve("inspection"), interval, parallelism, restarts),
            fallback);
    Duration mesInterval = reader.duration("mes.checkpoint-interval", CHECKPOINT_INTERVAL);
    JobRun deliveryRun =
        reader.checked(
            () -> new JobRun(checkpoints.resolve("mes-delivery"), mesInterval, 1, restarts),
            fallback);
    MesDeliveryConfig delivery = delivery(reader);
    reader.finish();
    return new JobSettings(
        new InspectionJobConfig(kafka, inspection, line, run), delivery, deliveryRun);
  }

  private static InspectionSettings inspection(SettingsReader reader, String broker, Clock clock) {
    PackagedModel model =
        new PackagedModel(
            reader.required("model.package"),
            reader.choice("model.provider", Provider.CPU),
            threads(reader));
    ModelSource models = deployed(reader, model, broker);
    KafkaRecipes recipes = new KafkaRecipes(broker);
    DirectoryEvidence evidence = new DirectoryEvidence(reader.required("evidence.directory"));
    int size = reader.number("batch.size", BATCH_SIZE);
    Duration deadline = reader.duration("batch.deadline", InspectionSettings.DEFAULT_DEADLINE);
    EscalationSettings escalation = escalation(reader);
    return reader.checked(
        () ->
            new InspectionSettings(size, deadline, models, recipes, evidence, clock, escalation)
                .withOrders(new KafkaOrders(broker)),
        new InspectionSettings(
            1, InspectionSettings.DEFAULT_DEADLINE, models, recipes, evidence, clock));
  }

  private static int threads(SettingsReader reader) {
    return reader.text("model.threads", AUTO).equals(AUTO)
        ? PackagedModel.SHARE_OF_QUOTA
        : reader.atLeastOne("model.threads", 1);
  }

  /** Without a store there is nothing that a deployment could name. */
  private static ModelSource deployed(SettingsReader reader, PackagedModel start, String broker) {
    String store = reader.text("model.store", "");
    int loadedAtMost = reader.number("model.loaded-at-most", DeployedPackages.LOADED_AT_MOST);
    return store.isEmpty()
        ? start
        : reader.checked(
            () -> new DeployedPackages(start, broker, store, loadedAtMost),
            new DeployedPackages(start, broker, store, DeployedPackages.LOADED_AT_MOST));
  }

  private static EscalationSettings escalation(SettingsReader reader) {
    EscalationSettings.Budget usual = EscalationSettings.usual().budget();
    double share = reader.share("escalation.share", 0);
    int window = reader.number("escalation.window", usual.windowViews());
    int open = reader.number("escalation.open", usual.openAtMost());
    Duration takt = reader.duration("escalation.least-takt", usual.leastTakt());
    double audited = reader.share("audit.share", 0);
    Duration shift = reader.duration("audit.shift", EscalationSettings.usual().audit().shift());
    return reader.checked(
        () ->
            new EscalationSettings(
                new EscalationSettings.Budget(share, window, open, takt),
                new EscalationSettings.Audit(audited, shift)),
        EscalationSettings.off());
  }

  private static LineSettings lineSettings(SettingsReader reader) {
    LineSettings usual = LineSettings.defaults();
    Duration deadline = reader.duration("line.default-deadline", usual.defaultDeadline());
    Duration window =
        reader.duration("line.default-revision-window", usual.defaultRevisionWindow());
    Duration period = reader.duration("line.ledger-period", usual.ledgerPeriod());
    Duration silence = reader.duration("line.camera-silence", usual.silence());
    return reader.checked(() -> new LineSettings(deadline, window, period, silence), usual);
  }

  private static ArchiveCompaction compaction(SettingsReader reader) {
    int checkpoints =
        reader.number("archive.compaction.checkpoints", ArchiveCompaction.USUAL_CHECKPOINTS);
    return reader.checked(() -> new ArchiveCompaction(checkpoints), ArchiveCompaction.usual());
  }

  private static MesDeliveryConfig delivery(SettingsReader reader) {
    MesDeliveryConfig usual = MesDeliveryConfig.defaults();
    String id = reader.text("mes.transactional-id", usual.transactionalId());
    Duration timeout = reader.duration("mes.transaction-timeout", usual.transactionTimeout());
    Duration memory = reader.duration("mes.memory", usual.memory());
    return reader.checked(() -> new MesDeliveryConfig(id, timeout, memory), usual);
  }
}
