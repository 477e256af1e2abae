package lineside.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.ingest.IngestService;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.Pace;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that a topic does not take because somebody has set it to less than Lineside asks for. */
class TooLargeFrameIT {
  private static final int TRIGGERS = 40;
  private static final int SMALL_PX = 200;
  private static final int LARGE_PX = 2000;
  private static final String LIMIT_BYTES = "200000";

  @TempDir Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void startBroker() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    KafkaPublisherContract.createTopics(broker.bootstrapServers());
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.FRAME.topicName());
    AlterConfigOp limit =
        new AlterConfigOp(
            new ConfigEntry("max.message.bytes", LIMIT_BYTES), AlterConfigOp.OpType.SET);
    try (Admin admin = KafkaPublisherContract.admin(broker.bootstrapServers())) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(limit))).all().get();
    }
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void areLostWithARecordAndHoldUpNobody() throws Exception {
    CameraSet cameras =
        new CameraSet(
            List.of(camera("good", SMALL_PX), camera("bad", LARGE_PX)),
            Pace.REALTIME,
            Instant.EPOCH);
    try (IngestService service =
        IngestService.start(
            List.of(cameras),
            IngestSettings.withJournalIn(directory.resolve("journal")),
            IngestClock.system(),
            KafkaFramePublisher.open(broker.bootstrapServers()))) {
      await().atMost(Duration.ofSeconds(60)).until(service::finished);

      assertThat(books(service, "good").acknowledged()).isEqualTo(TRIGGERS);
      CameraBooks bad = books(service, "bad");
      // The broker may take the first ones: it learns of the setting after it was answered.
      assertThat(bad.acknowledged() + bad.lost()).isEqualTo(TRIGGERS);
      assertThat(bad.lostByReason()).containsOnlyKeys(LossReason.TOO_LARGE);
      assertThat(messages(Topic.LOSS, Loss.class)).hasSize((int) bad.lost());
    }
    List<CameraState> states = messages(Topic.CAMERA, CameraState.class);
    assertThat(states)
        .filteredOn(state -> state.getCameraId().equals("bad"))
        .anyMatch(state -> state.getDetail().contains("for TOO_LARGE: send failed"));
    assertThat(states)
        .filteredOn(state -> state.getCameraId().equals("good"))
        .isNotEmpty()
        .allMatch(state -> state.getDetail().isEmpty())
        .noneMatch(state -> state.getStatus() == CameraStatus.ABSENT);
  }

  private static Camera camera(String id, int widthPx) {
    return PlannedCamera.of(new CameraName("line-a", id), TRIGGERS, 100, widthPx);
  }

  private static CameraBooks books(IngestService service, String cameraId) {
    return service.books().stream()
        .filter(books -> books.cameraId().equals(cameraId))
        .findFirst()
        .orElseThrow();
  }

  private <T> List<T> messages(Topic topic, Class<T> type) {
    return TopicReader.everything(broker.bootstrapServers(), topic).stream()
        .map(Sent::message)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
