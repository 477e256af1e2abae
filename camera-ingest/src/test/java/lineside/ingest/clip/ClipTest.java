package lineside.ingest.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import lineside.ingest.TestPictures;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.pace.Pace;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import lineside.schemas.record.LossReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipTest {
  private static final byte[] FIRST = TestPictures.png(8, 6);
  private static final byte[] SECOND = TestPictures.png(9, 7);
  private static final byte[] THIRD = TestPictures.png(10, 8);

  @TempDir Path footage;

  @BeforeEach
  void writeHead() throws IOException {
    TestFootage.writeHead(footage);
  }

  @Test
  void namesTheCamerasOfTheFootage() throws IOException {
    CameraSet set = FootageCameras.of(footage, Pace.MAX);

    assertThat(set.cameras().stream().map(Camera::name))
        .containsExactly(new CameraName("line-a", "a-top"), new CameraName("line-a", "a-side"));
    assertThat(set.recordedAt()).isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
  }

  @Test
  void refusesFootageOfAnotherFormat() throws IOException {
    Files.writeString(footage.resolve("footage.json"), "{\"formatVersion\":2}");

    assertThatIOException()
        .isThrownBy(() -> FootageCameras.of(footage, Pace.MAX))
        .withMessageContaining("format version 2, expected 1");
  }

  @Test
  void readsTriggersInOrder() throws IOException {
    TestFootage.trigger(footage, "a-top", 0, 1500, "000000.png");
    TestFootage.trigger(footage, "a-top", 1, 2010, null);

    try (TriggerSource triggers = triggers()) {
      triggers.open(0);

      assertThat(triggers.next())
          .contains(new TriggerRequest(1500, "A-000001", 1, "bracket-a", null, "000000.png"));
      assertThat(triggers.next())
          .contains(new TriggerRequest(2010, "A-000002", 1, "bracket-a", null, null));
      assertThat(triggers.next()).isEmpty();
    }
  }

  @Test
  void passesOverTriggersOfAnEarlierRun() throws IOException {
    TestFootage.trigger(footage, "a-top", 0, 1500, "000000.png");
    TestFootage.trigger(footage, "a-top", 1, 2010, "000001.png");

    try (TriggerSource triggers = triggers()) {
      triggers.open(1);

      assertThat(triggers.next().map(TriggerRequest::partId)).contains("A-000002");
      assertThat(triggers.next()).isEmpty();
    }
  }

  @Test
  void saysWhichLineOfTheTriggersIsDamaged() throws IOException {
    TestFootage.trigger(footage, "a-top", 0, 1500, "000000.png");
    TestFootage.trigger(footage, "a-top", 5, 2010, "000001.png");

    try (TriggerSource triggers = triggers()) {
      triggers.open(0);
      triggers.next();

      assertThatIOException()
          .isThrownBy(triggers::next)
          .withMessageContaining("line 2 of")
          .withMessageContaining("sequence 5, expected 1");
    }
  }

  @Test
  void deliversPicturesByteForByte() throws IOException {
    TestFootage.archive(footage, "a-top", FIRST, SECOND);

    try (FrameSource frames = frames()) {
      assertThat(bytes(frames.capture(request("000000.png")))).contains(FIRST);
      assertThat(bytes(frames.capture(request("000001.png")))).contains(SECOND);
    }
  }

  @Test
  void findsThePictureOfALaterTrigger() throws IOException {
    TestFootage.archive(footage, "a-top", FIRST, SECOND, THIRD);

    try (FrameSource frames = frames()) {
      assertThat(bytes(frames.capture(request("000002.png")))).contains(THIRD);
    }
  }

  @Test
  void losesATriggerThatTheRecordedCameraDropped() throws IOException {
    TestFootage.archive(footage, "a-top", FIRST);

    try (FrameSource frames = frames()) {
      assertThat(reason(frames.capture(request(null)))).contains(LossReason.TRIGGER_DROPPED);
      assertThat(bytes(frames.capture(request("000000.png")))).contains(FIRST);
    }
  }

  @Test
  void losesEveryTriggerBehindTheEndOfTheClip() throws IOException {
    TestFootage.archive(footage, "a-top", FIRST);

    try (FrameSource frames = frames()) {
      frames.capture(request("000000.png"));

      assertThat(reason(frames.capture(request("000001.png")))).contains(LossReason.SOURCE_ENDED);
      assertThat(reason(frames.capture(request("000002.png")))).contains(LossReason.SOURCE_ENDED);
    }
  }

  @Test
  void losesEveryTriggerFromThePictureInWhichTheClipBreaksOff() throws IOException {
    Path archive = TestFootage.archive(footage, "a-top", FIRST, new byte[4000], THIRD);
    try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      // Head and padded content of the first picture, head of the second, half of its content.
      channel.truncate(512 + 512 + 512 + 2000);
    }

    try (FrameSource frames = frames()) {
      assertThat(bytes(frames.capture(request("000000.png")))).contains(FIRST);
      assertThat(reason(frames.capture(request("000001.png")))).contains(LossReason.SOURCE_ENDED);
      assertThat(reason(frames.capture(request("000002.png")))).contains(LossReason.SOURCE_ENDED);
    }
  }

  @Test
  void losesAPictureThatIsNotInTheClipAndNoOther() throws IOException {
    TestFootage.archive(footage, "a-top", FIRST, SECOND);

    try (FrameSource frames = frames()) {
      frames.capture(request("000000.png"));

      assertThat(reason(frames.capture(request("000000x.png"))))
          .contains(LossReason.UNREADABLE_SOURCE);
      assertThat(bytes(frames.capture(request("000001.png")))).contains(SECOND);
    }
  }

  @Test
  void losesAnEmptyPicture() throws IOException {
    TestFootage.archive(footage, "a-top", new byte[0], SECOND);

    try (FrameSource frames = frames()) {
      assertThat(reason(frames.capture(request("000000.png"))))
          .contains(LossReason.UNREADABLE_SOURCE);
      assertThat(bytes(frames.capture(request("000001.png")))).contains(SECOND);
    }
  }

  private TriggerSource triggers() {
    return new ClipTriggers(footage.resolve("clips/a-top.jsonl"));
  }

  private FrameSource frames() throws IOException {
    FrameSource frames = new ClipFrames(footage.resolve("clips/a-top.tar"));
    frames.open();
    return frames;
  }

  private static TriggerRequest request(@Nullable String picture) {
    return new TriggerRequest(0, "A-1", 1, "bracket-a", null, picture);
  }

  private static Optional<byte[]> bytes(Capture capture) {
    return capture instanceof Capture.Encoded encoded
        ? Optional.of(encoded.image().bytes().array())
        : Optional.empty();
  }

  private static Optional<LossReason> reason(Capture capture) {
    return capture instanceof Capture.Missed missed
        ? Optional.of(missed.reason())
        : Optional.empty();
  }
}
