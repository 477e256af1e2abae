package lineside.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lineside.jobs.broker.TestBroker;
import lineside.jobs.inspection.DirectoryEvidence;
import lineside.jobs.inspection.InspectionSettings;
import lineside.jobs.line.LineRecords;
import lineside.jobs.line.LineSettings;
import lineside.jobs.recipe.KafkaRecipes;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionKind;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmActionResult;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Spc;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An alarm from the pictures to a person and back, over a real broker. */
class AlarmRoundTripIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path dir;

  @Test
  void acknowledgesAnAlarmAndTellsTheSecondWhoWasFirst() throws Exception {
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        PlantFeed plant = new PlantFeed(broker.bootstrapServers());
        var alarms = reader(broker, Topic.ALARM);
        var actions = reader(broker, Topic.ALARM_ACTION);
        var trail = reader(broker, Topic.AUDIT);
        var charts = reader(broker, Topic.SPC)) {
      plant.recipe();
      JobClient job = submit(broker.bootstrapServers());
      for (long n = 0; n < 3; n++) {
        plant.part(n, PixelJudge.DEFECT, 64);
      }
      plant.mark(4000, CameraStatus.CONNECTED);
      await().atMost(PATIENCE).until(() -> !of(alarms, Alarm.class).isEmpty());
      String alarmId = of(alarms, Alarm.class).get(0).getAlarmId();

      plant.send(Topic.ALARM_ACTION, LineRecords.LINE, acknowledge("a1", alarmId, "huber"));
      plant.send(Topic.ALARM_ACTION, LineRecords.LINE, acknowledge("a2", alarmId, "maier"));
      await().atMost(PATIENCE).until(() -> of(actions, AlarmActionOutcome.class).size() == 2);
      plant.mark(90_000, CameraStatus.STOPPED);
      await().atMost(PATIENCE).until(() -> !of(charts, Spc.class).isEmpty());

      assertThat(of(actions, AlarmActionOutcome.class))
          .extracting(AlarmActionOutcome::getResult)
          .containsExactly(AlarmActionResult.ACCEPTED, AlarmActionResult.REFUSED);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(of(alarms, Alarm.class))
                      .extracting(Alarm::getAcknowledgedBy)
                      .contains("huber"));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(of(trail, AuditEntry.class))
                      .extracting(entry -> entry.getAction() + " by " + entry.getWho())
                      .containsExactlyInAnyOrder("PUBLISH by ", "ACKNOWLEDGE by huber"));
      job.cancel().get();
    }
  }

  private JobClient submit(String bootstrapServers) throws Exception {
    InspectionSettings inspection =
        new InspectionSettings(
            4,
            Duration.ofMillis(8),
            new PixelJudge(),
            new KafkaRecipes(bootstrapServers),
            new DirectoryEvidence(dir.resolve("evidence").toString()),
            Clock.systemUTC());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    InspectionJob.build(
        env,
        new InspectionJobConfig(
            new KafkaEnd(bootstrapServers, "lineside"),
            inspection,
            new InspectionJobConfig.Line(LineSettings.defaults(), dir.resolve("archive")),
            new JobRun(dir.resolve("checkpoints").toUri(), Duration.ofMillis(300), 2, 20)));
    return env.executeAsync(InspectionJob.NAME);
  }

  private static TopicReader<SpecificRecordBase> reader(TestBroker broker, Topic topic) {
    return new TopicReader<>(broker.bootstrapServers(), topic, SpecificRecordBase.class);
  }

  private static <T> List<T> of(TopicReader<SpecificRecordBase> reader, Class<T> type) {
    return reader.poll().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static AlarmAction acknowledge(String actionId, String alarmId, String actor) {
    return AlarmAction.newBuilder()
        .setActionId(actionId)
        .setLineId(LineRecords.LINE)
        .setAlarmId(alarmId)
        .setKind(AlarmActionKind.ACKNOWLEDGE)
        .setActor(actor)
        .setComment("")
        .setShelveMillis(0)
        .setAt(Instant.ofEpochMilli(77))
        .build();
  }
}
