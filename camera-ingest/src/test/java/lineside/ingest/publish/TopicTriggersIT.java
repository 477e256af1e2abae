package lineside.ingest.publish;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.ingest.camera.CameraName;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.ImageRequest;
import lineside.schemas.record.LossReason;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PLC asks for images on a topic of a real broker. */
class TopicTriggersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final CameraName CAMERA = new CameraName("line-a", "a-top");

  @TempDir Path directory;
  private final List<TopicTriggers> open = new ArrayList<>();
  private EmbeddedBroker broker;
  private KafkaProducer<String, byte[]> plc;

  @BeforeEach
  void startBroker() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    KafkaPublisherContract.createTopics(broker.bootstrapServers());
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    plc = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stopBroker() {
    open.forEach(TopicTriggers::close);
    plc.close(Duration.ofSeconds(1));
    broker.close();
  }

  @Test
  void asksForWhatComesWithPartRecipeAndPosition() throws Exception {
    TopicTriggers triggers = listening();

    ask("r-1", "P-1", "a-top");

    TriggerRequest request = next(triggers);
    assertThat(request.partId()).isEqualTo("P-1");
    assertThat(request.attempt()).isEqualTo(3);
    assertThat(request.recipeId()).isEqualTo("bracket-a");
    assertThat(request.encoderPositionMm()).isEqualTo(77.5);
    assertThat(request.foregone()).isNull();
  }

  @Test
  void asksEveryCameraOfTheLineWhenNoneIsNamed() throws Exception {
    TopicTriggers top = listening();
    TopicTriggers side = listening(new CameraName("line-a", "a-side"));

    ask("r-1", "P-1", null);

    assertThat(next(top).partId()).isEqualTo("P-1");
    assertThat(next(side).partId()).isEqualTo("P-1");
  }

  @Test
  void leavesOthersRequestsRepetitionsAndWhatIsNoneAlone() throws Exception {
    TopicTriggers triggers = listening();

    ask("r-1", "P-1", "a-side");
    ask("r-2", "P-2", "a-top");
    ask("r-2", "P-2", "a-top");
    send("line-a", new byte[] {1, 2, 3});
    ask("r-3", "", "a-top");
    ask("r-4", "P-4", "a-top");

    assertThat(List.of(next(triggers).partId(), next(triggers).partId()))
        .containsExactly("P-2", "P-4");
    assertThat(triggers.next()).isEmpty();
  }

  @Test
  void asksForNothingThatWasThereBeforeTheFirstRun() throws Exception {
    ask("r-1", "P-old", "a-top");
    TopicTriggers triggers = listening();

    ask("r-2", "P-new", "a-top");

    assertThat(next(triggers).partId()).isEqualTo("P-new");
  }

  @Test
  void losesWhatWasAskedWhileIngestWasAwayAndNothingTwice() throws Exception {
    TopicTriggers first = listening();
    ask("r-1", "P-1", "a-top");
    String position = requireNonNull(next(first).position());
    first.close();
    ask("r-2", "P-2", "a-top");

    TopicTriggers second = source(CAMERA);
    second.resume(position);
    second.open(1);
    TriggerRequest gone = next(second);
    ask("r-3", "P-3", "a-top");
    TriggerRequest live = next(second);

    assertThat(gone.partId()).isEqualTo("P-2");
    assertThat(requireNonNull(gone.foregone()).reason()).isEqualTo(LossReason.TRIGGER_DROPPED);
    assertThat(live.partId()).isEqualTo("P-3");
    assertThat(live.foregone()).isNull();
  }

  @Test
  void goesOnWhenTheBrokerIsBack() throws Exception {
    TopicTriggers triggers = listening();
    ask("r-1", "P-1", "a-top");
    next(triggers);

    broker.restart();
    ask("r-2", "P-2", "a-top");

    assertThat(next(triggers).partId()).isEqualTo("P-2");
  }

  private TopicTriggers listening() throws Exception {
    return listening(CAMERA);
  }

  /** The first run begins at the end of the topic: asks until an answer shows that it has. */
  private TopicTriggers listening(CameraName camera) throws Exception {
    TopicTriggers triggers = source(camera);
    triggers.open(0);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              ask("", "warm", camera.cameraId());
              return triggers.next().isPresent();
            });
    ask("", "ready", camera.cameraId());
    await().atMost(PATIENCE).until(() -> next(triggers).partId().equals("ready"));
    return triggers;
  }

  private TopicTriggers source(CameraName camera) {
    TopicTriggers triggers = new TopicTriggers(broker.bootstrapServers(), camera);
    open.add(triggers);
    return triggers;
  }

  private static TriggerRequest next(TopicTriggers triggers) {
    return await().atMost(PATIENCE).until(triggers::next, Optional::isPresent).orElseThrow();
  }

  private void ask(String requestId, String partId, @Nullable String cameraId) throws Exception {
    ImageRequest request =
        ImageRequest.newBuilder()
            .setRequestId(requestId)
            .setLineId("line-a")
            .setCameraId(cameraId)
            .setPartId(partId)
            .setAttempt(3)
            .setRecipeId("bracket-a")
            .setEncoderPositionMm(77.5)
            .setRequestedAt(Instant.parse("2026-03-02T06:00:00Z"))
            .build();
    send("line-a", new WireFormat().encode(request));
  }

  private void send(String key, byte[] value) throws Exception {
    plc.send(new ProducerRecord<>(Topic.TRIGGER_REQUEST.topicName(), key, value)).get();
  }
}
