package lineside.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.clip.FootageCameras;
import lineside.ingest.clip.TestFootage;
import lineside.ingest.folder.FolderCamera;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.Pace;
import lineside.ingest.publish.RecordingPublisher;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestServiceTest {
  @TempDir Path directory;

  private final RecordingPublisher publisher = new RecordingPublisher();

  @Test
  void playsFootageAsFastAsPossibleWithItsBooksBalanced() throws IOException {
    CameraSet footage = twoCameras();

    try (IngestService service = start(footage)) {
      await().atMost(Duration.ofSeconds(20)).until(service::finished);

      CameraBooks top = service.books().get(0);
      assertThat(top.cameraId()).isEqualTo("a-top");
      assertThat(top.status()).isEqualTo(CameraStatus.STOPPED);
      assertThat(List.of(top.triggered(), top.captured(), top.published(), top.lost()))
          .containsExactly(3L, 2L, 2L, 1L);
      CameraBooks side = service.books().get(1);
      assertThat(List.of(side.triggered(), side.captured(), side.published(), side.lost()))
          .containsExactly(3L, 1L, 1L, 2L);
      assertThat(service.zeroOf(footage)).isEqualTo(TestFootage.START_AT);
    }
    assertThat(publisher.on(Topic.LOSS, Loss.class).stream().map(Loss::getReason))
        .containsExactlyInAnyOrder(
            LossReason.TRIGGER_DROPPED, LossReason.SOURCE_ENDED, LossReason.SOURCE_ENDED);
    assertThat(publisher.isClosed()).isTrue();
  }

  @Test
  void keepsTheCamerasOfASetWithinTheSkew() throws IOException {
    TestFootage.writeHead(directory);
    for (int i = 0; i < 8; i++) {
      TestFootage.trigger(directory, "a-top", i, i * 1000L, TestFootage.name(i));
      TestFootage.trigger(directory, "a-side", i, i * 1000L + 70, TestFootage.name(i));
    }
    for (String camera : List.of("a-top", "a-side")) {
      byte[][] pictures = new byte[8][];
      Arrays.fill(pictures, TestPictures.png(6, 5));
      TestFootage.archive(directory, camera, pictures);
    }

    try (IngestService service = start(FootageCameras.of(directory, Pace.MAX))) {
      await().atMost(Duration.ofSeconds(20)).until(service::finished);
    }

    Instant slowest = Instant.MIN;
    Instant top = Instant.parse(TestFootage.START_AT);
    Instant side = top;
    for (Frame frame : publisher.on(Topic.FRAME, Frame.class)) {
      if (frame.getCameraId().equals("a-top")) {
        top = frame.getTriggeredAt();
      } else {
        side = frame.getTriggeredAt();
      }
      slowest = top.isBefore(side) ? top : side;
      assertThat(Duration.between(slowest, frame.getTriggeredAt()))
          .isLessThanOrEqualTo(Duration.ofSeconds(3));
    }
    assertThat(slowest).isEqualTo("2026-03-02T06:00:07Z");
  }

  @Test
  void leavesOtherCamerasAloneWhenAClipIsMissing() throws IOException {
    CameraSet footage = twoCameras();
    Files.delete(directory.resolve("clips/a-side.jsonl"));

    try (IngestService service = start(footage)) {
      await().atMost(Duration.ofSeconds(20)).until(service::finished);

      assertThat(service.books().stream().map(CameraBooks::status))
          .containsExactly(CameraStatus.STOPPED, CameraStatus.ABSENT);
    }
    assertThat(publisher.on(Topic.FRAME, Frame.class)).hasSize(2);
  }

  @Test
  void stopsCamerasInOrderWhenItIsClosed() throws IOException {
    Files.write(directory.resolve("a.png"), TestPictures.png(6, 5));
    Files.write(directory.resolve("b.png"), TestPictures.png(6, 5));
    CameraSet folder =
        new CameraSet(
            List.of(
                FolderCamera.of(
                    directory, new CameraName("images", "images"), "images", Duration.ofHours(1))),
            Pace.REALTIME,
            Instant.EPOCH);

    try (IngestService service = start(folder)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> !publisher.on(Topic.FRAME, Frame.class).isEmpty());
      assertThat(service.finished()).isFalse();
    }

    List<CameraState> states = publisher.on(Topic.CAMERA, CameraState.class);
    assertThat(states.get(states.size() - 1).getStatus()).isEqualTo(CameraStatus.STOPPED);
    assertThat(states.get(states.size() - 1).getPublished()).isEqualTo(1);
  }

  @Test
  void closesThePublisherWhenTheJournalsAreInUse() throws IOException {
    CameraSet footage = twoCameras();

    try (IngestService running = start(footage)) {
      RecordingPublisher second = new RecordingPublisher();

      assertThatIOException()
          .isThrownBy(
              () -> IngestService.start(List.of(footage), settings(), IngestClock.system(), second))
          .withMessageContaining("is in use by another ingest");
      assertThat(second.isClosed()).isTrue();
      await().atMost(Duration.ofSeconds(20)).until(running::finished);
    }
  }

  /** a-top: two pictures and a dropped trigger; a-side: a clip that ends after one of three. */
  private CameraSet twoCameras() throws IOException {
    TestFootage.writeHead(directory);
    TestFootage.trigger(directory, "a-top", 0, 1500, "000000.png");
    TestFootage.trigger(directory, "a-top", 1, 2000, null);
    TestFootage.trigger(directory, "a-top", 2, 2500, "000001.png");
    TestFootage.trigger(directory, "a-side", 0, 1700, "000000.png");
    TestFootage.trigger(directory, "a-side", 1, 2200, "000001.png");
    TestFootage.trigger(directory, "a-side", 2, 2700, "000002.png");
    TestFootage.archive(directory, "a-top", TestPictures.png(6, 5), TestPictures.png(7, 5));
    TestFootage.archive(directory, "a-side", TestPictures.png(8, 5));
    return FootageCameras.of(directory, Pace.MAX);
  }

  private IngestService start(CameraSet set) throws IOException {
    return IngestService.start(List.of(set), settings(), IngestClock.system(), publisher);
  }

  private IngestSettings settings() {
    return IngestSettings.withJournalIn(directory.resolve("journal"));
  }
}
