package lineside.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.deployment.DeploymentMessage;
import lineside.jobs.inspection.DeployedPackages;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.inspection.PackagedModel;
import lineside.jobs.line.LineRecords;
import lineside.jobs.line.LineSettings;
import lineside.jobs.order.KafkaOrders;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmState;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Canary;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import lineside.vision.model.Provider;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Models deployed over a real broker, with real packages, while parts come. */
class ModelChangeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PERIOD_MILLIS = 100;
  private static final int SIDE_PX = 64;

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path dir;
  private final AtomicLong parts = new AtomicLong();
  private final ScheduledExecutorService feeder = Executors.newSingleThreadScheduledExecutor();
  private ScheduledFuture<?> feeding;
  private TestBroker broker;
  private PlantFeed plant;
  private SamplePackages packages;
  private JobClient job;
  private int revision;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.start(dir.resolve("broker"));
    plant = new PlantFeed(broker.bootstrapServers());
    plant.recipe();
    packages = new SamplePackages(dir.resolve("packages"));
    job = inspection();
    feeding =
        feeder.scheduleAtFixedRate(
            () -> part(parts.getAndIncrement()), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void stop() throws Exception {
    feeding.cancel(true);
    feeder.shutdownNow();
    job.cancel().get();
    await().atMost(PATIENCE).until(() -> job.getJobStatus().get().isTerminalState());
    plant.close();
    broker.close();
  }

  @Test
  void goesThroughShadowCanaryActiveAndBackWithoutAMissedVerdict() throws Exception {
    ModelReference small = packages.small();
    ModelReference strict = packages.strict();
    try (var views = reader(Topic.VIEW_VERDICT, ViewVerdict.class);
        var verdicts = reader(Topic.GATE_VERDICT, PartVerdict.class)) {
      awaitView(views, view -> view.getDeploymentRevision() == null);
      deploy(deployment(small).setShadow(List.of(strict)));
      awaitView(views, view -> view.getModelStage() == ModelStage.SHADOW);
      deploy(deployment(small).setCanary(new Canary(strict, 0.4)));
      awaitView(views, view -> view.getModelStage() == ModelStage.CANARY);
      deploy(deployment(strict).setPrevious(small));
      awaitView(views, view -> isBy(view, strict) && isOfRevision(view, 3));
      deploy(deployment(small).setPrevious(strict));
      awaitView(views, view -> isBy(view, small) && isOfRevision(view, 4));
      stopFeeding();

      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= parts.get());
      assertThat(verdicts.poll())
          .hasSize((int) parts.get())
          .allMatch(verdict -> verdict.getResultEvaluation() != ResultEvaluation.UNDEFINED)
          .noneMatch(PartVerdict::getIsPartial)
          .extracting(PartVerdict::getPartId)
          .doesNotHaveDuplicates();
      await().atMost(PATIENCE).until(() -> ids(counted(views.poll())).size() >= 2 * parts.get());
      List<ViewVerdict> counted = counted(views.poll());
      assertThat(counted)
          .filteredOn(view -> isBy(view, strict))
          .isNotEmpty()
          .allMatch(view -> view.getResultEvaluation() == ResultEvaluation.NOT_OK);
      assertThat(counted)
          .filteredOn(view -> isBy(view, small))
          .allMatch(view -> view.getResultEvaluation() == ResultEvaluation.OK);
      assertThat(views.poll())
          .filteredOn(view -> view.getModelStage() == ModelStage.SHADOW)
          .allMatch(view -> isBy(view, strict))
          .allMatch(view -> view.getShadowOf() != null && view.getShadowOf().getIsFlip());
    }
  }

  @Test
  void keepsTheModelThatRunsWhenNothingElseCanBeUsed() throws Exception {
    ModelReference small = packages.small();
    try (var views = reader(Topic.VIEW_VERDICT, ViewVerdict.class);
        var statuses = reader(Topic.MODEL_STATUS, ModelStatus.class);
        var letters = reader(Topic.DEAD_LETTER, DeadLetter.class);
        var trail = reader(Topic.AUDIT, AuditEntry.class);
        var alarms = reader(Topic.ALARM, Alarm.class)) {
      deploy(deployment(small));
      awaitView(views, view -> isOfRevision(view, 1));
      for (ModelReference bad :
          List.of(
              packages.unqualified(),
              packages.damaged(),
              packages.newer(),
              SamplePackages.absent())) {
        deploy(deployment(bad).setPrevious(small));
        awaitView(views, view -> bad.getSha256().equals(view.getRefusedModelSha256()));
      }
      plant.bytes(Topic.DEPLOYMENT, "line-a/bracket", new byte[] {1, 2, 3});
      deploy(deployment(small).setPrevious(small));
      awaitView(views, view -> isOfRevision(view, 6) && view.getRefusedModelSha256() == null);
      stopFeeding();

      await().atMost(PATIENCE).until(() -> ids(views.poll()).size() >= 2 * parts.get());
      assertThat(views.poll()).allMatch(view -> isBy(view, small));
      await().atMost(PATIENCE).until(() -> letters.poll().size() >= 5);
      assertThat(letters.poll())
          .extracting(DeadLetter::getReason)
          .containsExactlyInAnyOrder(
              DeadLetterReason.MODEL_REFUSED,
              DeadLetterReason.MODEL_REFUSED,
              DeadLetterReason.MODEL_REFUSED,
              DeadLetterReason.MODEL_REFUSED,
              DeadLetterReason.UNREADABLE_MESSAGE);
      assertThat(statuses.poll())
          .filteredOn(status -> status.getState() == ModelState.REFUSED)
          .hasSize(4)
          .allMatch(status -> small.getSha256().equals(status.getKeptSha256()))
          .extracting(ModelStatus::getDetail)
          .satisfiesExactly(
              detail -> assertThat(detail).contains("golden/00.png"),
              detail -> assertThat(detail).contains("model.onnx has sha-256"),
              detail -> assertThat(detail).contains("99"),
              detail -> assertThat(detail).contains("has no package " + "fe".repeat(32)));
      await().atMost(PATIENCE).until(() -> cleared(alarms.poll()) == 4);
      assertThat(trail.poll())
          .filteredOn(entry -> entry.getSubject().startsWith("deployment/"))
          .extracting(AuditEntry::getAction)
          .containsOnly(AuditAction.DEPLOY, AuditAction.REFUSE)
          .satisfies(
              actions -> {
                assertThat(actions).filteredOn(AuditAction.DEPLOY::equals).hasSize(6);
                assertThat(actions).filteredOn(AuditAction.REFUSE::equals).hasSize(5);
              });
    }
  }

  /** Even grey: the sample model finds nothing on it. */
  private void part(long n) {
    byte[] grey = new byte[SIDE_PX * SIDE_PX];
    Arrays.fill(grey, (byte) 128);
    for (String cameraId : List.of(LineRecords.TOP, LineRecords.SIDE)) {
      Trigger trigger = LineRecords.trigger(cameraId, n);
      plant.trigger(trigger);
      plant.frame(trigger, grey, SIDE_PX);
    }
  }

  @Test
  void changesRecipesOverFromTheFirstPartOfAnOrderOn() throws Exception {
    try (var verdicts = reader(Topic.GATE_VERDICT, PartVerdict.class)) {
      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= 10);
      plant.send(
          Topic.RECIPE,
          "housing",
          Recipe.newBuilder(LineRecords.recipe()).setRecipeId("housing").build());
      long first = parts.get() + 50;
      PartContext order =
          PartContext.newBuilder(LineRecords.context(first, "pallet-1"))
              .setRecipeId("housing")
              .build();
      plant.send(Topic.PART_CONTEXT, order.getPartId(), order);
      await().atMost(PATIENCE).until(() -> parts.get() >= first + 20);
      stopFeeding();
      await().atMost(PATIENCE).until(() -> verdicts.poll().size() >= parts.get());

      assertThat(verdicts.poll())
          .hasSize((int) parts.get())
          .allMatch(verdict -> verdict.getResultEvaluation() == ResultEvaluation.OK)
          .allMatch(
              verdict ->
                  verdict
                      .getRecipeId()
                      .equals(numberOf(verdict) < first ? LineRecords.RECIPE : "housing"));
    }
  }

  private static long numberOf(PartVerdict verdict) {
    return Long.parseLong(verdict.getPartId().substring("part-".length()));
  }

  private void stopFeeding() throws Exception {
    feeder.shutdown();
    assertThat(feeder.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    plant.mark(parts.get() * 1000 + 90_000, CameraStatus.STOPPED);
  }

  private Deployment.Builder deployment(ModelReference active) {
    revision++;
    return Deployment.newBuilder()
        .setLineId(LineRecords.LINE)
        .setRecipeId(LineRecords.RECIPE)
        .setRevision(revision)
        .setActive(active)
        .setWho("m.weber")
        .setWhy("to see it change")
        .setAt(Instant.ofEpochMilli(1_772_431_200_000L));
  }

  private void deploy(Deployment.Builder deployment) {
    plant.send(
        Topic.DEPLOYMENT,
        DeploymentMessage.keyOf(LineRecords.LINE, LineRecords.RECIPE),
        deployment.build());
  }

  private static void awaitView(TopicReader<ViewVerdict> views, Predicate<ViewVerdict> wanted) {
    await().atMost(PATIENCE).until(() -> views.poll().stream().anyMatch(wanted));
  }

  private static boolean isBy(ViewVerdict view, ModelReference model) {
    return model.getSha256().equals(view.getModelSha256());
  }

  private static boolean isOfRevision(ViewVerdict view, int revision) {
    return Integer.valueOf(revision).equals(view.getDeploymentRevision());
  }

  private static List<ViewVerdict> counted(List<ViewVerdict> views) {
    return views.stream().filter(view -> view.getModelStage() != ModelStage.SHADOW).toList();
  }

  private static Set<String> ids(List<ViewVerdict> views) {
    Set<String> ids = new HashSet<>();
    views.forEach(view -> ids.add(view.getViewId()));
    return ids;
  }

  private static long cleared(List<Alarm> alarms) {
    return alarms.stream()
        .filter(alarm -> alarm.getAlarmKind() == AlarmKind.MODEL_REFUSED)
        .filter(alarm -> alarm.getState() == AlarmState.CLEARED)
        .map(Alarm::getAlarmId)
        .distinct()
        .count();
  }

  private JobClient inspection() throws Exception {
    InspectionSettings inspection =
        new InspectionSettings(
                4,
                Duration.ofMillis(8),
                new DeployedPackages(
                    new PackagedModel(SamplePackages.SMALL.toString(), Provider.CPU, 1),
                    broker.bootstrapServers(),
                    packages.store().toString(),
                    DeployedPackages.LOADED_AT_MOST),
                new KafkaRecipes(broker.bootstrapServers()),
                new DirectoryEvidence(dir.resolve("evidence").toString()),
                Clock.systemUTC())
            .withOrders(new KafkaOrders(broker.bootstrapServers()));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        env,
        new InspectionJobConfig(
            new KafkaEnd(broker.bootstrapServers(), "lineside"),
            inspection,
            new InspectionJobConfig.Line(LineSettings.defaults(), dir.resolve("archive")),
            new JobRun(dir.resolve("checkpoints").toUri(), Duration.ofMillis(500), 2, 3)));
    return env.executeAsync(InspectionJob.NAME);
  }

  private <T extends SpecificRecordBase> TopicReader<T> reader(Topic topic, Class<T> type) {
    return new TopicReader<>(broker.bootstrapServers(), topic, type);
  }
}
