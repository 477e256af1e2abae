package lineside.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.ingest.IngestService;
import lineside.ingest.TestPictures;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.folder.FolderCamera;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.Pace;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of ingest against the real broker code, which the test takes away and gives back. */
class IngestOverKafkaIT {
  private static final int PICTURES = 40;

  @TempDir Path directory;

  private EmbeddedBroker broker;
  private TopicReader triggers;
  private TopicReader frames;
  private TopicReader losses;

  @BeforeEach
  void startBroker() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    KafkaPublisherContract.createTopics(broker.bootstrapServers());
    triggers = TopicReader.atTheEnd(broker.bootstrapServers(), Topic.TRIGGER);
    frames = TopicReader.atTheEnd(broker.bootstrapServers(), Topic.FRAME);
    losses = TopicReader.atTheEnd(broker.bootstrapServers(), Topic.LOSS);
    Files.createDirectories(directory.resolve("pictures"));
    for (int i = 0; i < PICTURES; i++) {
      byte[] picture = i == 7 ? new byte[0] : TestPictures.png(320, 240);
      Files.write(directory.resolve("pictures/%03d.png".formatted(i)), picture);
    }
  }

  @AfterEach
  void stopBroker() {
    triggers.close();
    frames.close();
    losses.close();
    broker.close();
  }

  @Test
  void accountsForEveryPictureOnTheTopics() throws Exception {
    CameraBooks books = play(Pace.MAX, Duration.ofMillis(200));

    assertThat(List.of(books.triggered(), books.acknowledged(), books.lost()))
        .containsExactly(40L, 39L, 1L);
    assertThat(triggers.read(PICTURES)).hasSize(PICTURES);
    assertThat(losses.read(1).stream().map(sent -> ((Loss) sent.message()).getPartId()))
        .containsExactly("007.png");
    // 39 frames, marks at 0 to 7 s of line time, and the one that says STOPPED.
    List<Sent> ofTheCamera = frames.read(39 + 9);
    assertThat(sequences(ofTheCamera)).hasSize(39).isSorted().doesNotContain(7L);
    CameraState last = (CameraState) ofTheCamera.get(ofTheCamera.size() - 1).message();
    assertThat(last.getStatus()).isEqualTo(CameraStatus.STOPPED);
    assertThat(last.getTriggered()).isEqualTo(40);
  }

  @Test
  void losesNothingWhenTheBrokerIsAwayForAWhile() throws Exception {
    try (IngestService service = start(Pace.REALTIME, Duration.ofMillis(50))) {
      await().until(() -> service.books().get(0).acknowledged() > 3);
      broker.restart();
      await().atMost(Duration.ofSeconds(60)).until(service::finished);

      CameraBooks books = service.books().get(0);
      assertThat(books.triggered()).isEqualTo(PICTURES);
      assertThat(books.acknowledged() + books.lost()).isEqualTo(PICTURES);
      assertThat(sequences(frames.read((int) books.acknowledged() + 3)))
          .hasSize((int) books.acknowledged())
          .doesNotHaveDuplicates();
    }
    assertThat(triggers.read(PICTURES).stream().map(sent -> ((Trigger) sent.message())))
        .doesNotHaveDuplicates();
  }

  private CameraBooks play(Pace pace, Duration period) throws IOException {
    try (IngestService service = start(pace, period)) {
      await().atMost(Duration.ofSeconds(60)).until(service::finished);
      return service.books().get(0);
    }
  }

  private IngestService start(Pace pace, Duration period) throws IOException {
    CameraSet set =
        new CameraSet(
            List.of(
                FolderCamera.of(
                    directory.resolve("pictures"),
                    new CameraName("images", "images"),
                    "images",
                    period)),
            pace,
            Instant.parse("2026-03-02T06:00:00Z"));
    return IngestService.start(
        List.of(set),
        IngestSettings.withJournalIn(directory.resolve("journal")),
        IngestClock.system(),
        KafkaFramePublisher.open(broker.bootstrapServers()));
  }

  private static List<Long> sequences(List<Sent> messages) {
    List<Long> sequences = new ArrayList<>();
    for (Sent sent : messages) {
      if (sent.message() instanceof Frame frame) {
        sequences.add(frame.getSequence());
      }
    }
    return sequences;
  }
}
