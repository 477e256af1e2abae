package lineside.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.cli.broker.EmbeddedBroker;
import lineside.cli.demo.BadConfigurationException;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import lineside.schemas.wire.WireFormat;
import lineside.training.replay.ReplayFrame;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicFramesIT {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final String TOPIC = Topic.FRAME.topicName();
  private static final Period ALWAYS = new Period(null, null);

  @TempDir private static Path directory;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void fillATopic() throws Exception {
    broker = EmbeddedBroker.start(directory);
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      TopicAdmin.createAll(admin, (short) 1);
      WireFormat wire = new WireFormat();
      for (int i = 0; i < 5; i++) {
        send(producer, "top", wire.encode(frame("top", i)));
        send(producer, "side", wire.encode(frame("side", i)));
      }
      send(producer, "top", new byte[] {1, 2, 3});
      send(producer, "top", wire.encode(trigger()));
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void readsEveryFrameOnceAndNamesWhatIsNone() throws Exception {
    List<ReplayFrame> frames = read(ALWAYS);

    assertThat(frames).hasSize(11);
    assertThat(frames.stream().filter(f -> f.name().startsWith("side, part P-")).count())
        .isEqualTo(5);
    ReplayFrame unreadable =
        frames.stream().filter(f -> f.name().startsWith(TOPIC)).findFirst().orElseThrow();
    assertThatThrownBy(() -> unreadable.content().decode(new PictureDecoder(1 << 20)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("decode failed");
  }

  @Test
  void decodesWhatTheCamerasSent() throws Exception {
    ReplayFrame raw =
        read(ALWAYS).stream().filter(f -> f.name().startsWith("side")).findFirst().orElseThrow();

    try (Picture picture = raw.content().decode(new PictureDecoder(1 << 20))) {
      assertThat(picture.widthPx()).isEqualTo(4);
      assertThat(picture.heightPx()).isEqualTo(2);
      assertThat(picture.channels()).isEqualTo(3);
    }
  }

  @Test
  void takesThePeriodByTheTimeOfTheTrigger() throws Exception {
    List<ReplayFrame> frames = read(new Period(START.plusSeconds(1), START.plusSeconds(3)));

    assertThat(frames.stream().filter(f -> !f.name().startsWith(TOPIC))).hasSize(4);
  }

  @Test
  void leavesNoConsumerGroupBehind() throws Exception {
    read(ALWAYS);

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      assertThat(admin.listGroups().all().get()).isEmpty();
    }
  }

  @Test
  void hasNothingToReadInAnEmptyTopic() throws Exception {
    try (TopicFrames frames =
        TopicFrames.open(broker.bootstrapServers(), Topic.TRIGGER.topicName(), ALWAYS)) {
      assertThat(frames.next()).isEmpty();
    }
  }

  @Test
  void refusesATopicThatIsNotThere() {
    assertThatThrownBy(() -> TopicFrames.open(broker.bootstrapServers(), "no.such", ALWAYS))
        .isInstanceOf(BadConfigurationException.class)
        .hasMessageContaining("has no topic no.such");
  }

  private static List<ReplayFrame> read(Period period) throws Exception {
    List<ReplayFrame> all = new ArrayList<>();
    try (TopicFrames frames = TopicFrames.open(broker.bootstrapServers(), TOPIC, period)) {
      for (Optional<ReplayFrame> f = frames.next(); f.isPresent(); f = frames.next()) {
        all.add(f.get());
      }
    }
    return all;
  }

  private static void send(KafkaProducer<String, byte[]> producer, String key, byte[] value)
      throws Exception {
    producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
  }

  private static Frame frame(String camera, int number) throws IOException {
    boolean isRaw = camera.equals("side");
    byte[] image =
        isRaw
            ? new byte[4 * 2 * 3]
            : Files.readAllBytes(Path.of("../sample-footage/models/small/golden/06.png"));
    return Frame.newBuilder()
        .setViewId("view-" + camera + number)
        .setLineId("line-x")
        .setCameraId(camera)
        .setEpoch(START.toEpochMilli())
        .setSequence(number)
        .setTriggeredAt(START.plusSeconds(number))
        .setPartId("P-" + number)
        .setAttempt(1)
        .setRecipeId("recipe")
        .setEncoderPositionMm(null)
        .setIsSimulated(true)
        .setCapturedAt(START.plusSeconds(number))
        .setAcquiredAtMicros(7)
        .setWidthPx(isRaw ? 4 : 640)
        .setHeightPx(isRaw ? 2 : 480)
        .setEncoding(isRaw ? FrameEncoding.RAW : FrameEncoding.PNG)
        .setPixelFormat(isRaw ? PixelFormat.BGR8 : PixelFormat.MONO8)
        .setImage(ByteBuffer.wrap(image))
        .build();
  }

  private static Trigger trigger() {
    return Trigger.newBuilder()
        .setViewId("view-t")
        .setLineId("line-x")
        .setCameraId("top")
        .setEpoch(1)
        .setSequence(2)
        .setTriggeredAt(START)
        .setPartId("P-9")
        .setAttempt(1)
        .setRecipeId("recipe")
        .setEncoderPositionMm(null)
        .setIsSimulated(true)
        .build();
  }
}
