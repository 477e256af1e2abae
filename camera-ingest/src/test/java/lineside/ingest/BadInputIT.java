package lineside.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import lineside.ingest.pace.HostClock;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.publish.RecordingPublisher;
import lineside.ingest.stream.MjpegServer;
import lineside.ingest.stream.RtspServer;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.CameraWarning;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can be wrong with a camera: each says so on the camera topic, every trigger has its outcome,
 * and the camera beside it does not notice.
 */
class BadInputIT {
  private static final String PERIOD = "recipe: bracket-a, period: 100ms, timeout: 5s";

  @TempDir Path directory;

  @Test
  void aCameraIsGoneAndBack() throws Exception {
    int port = RtspServer.freePort();
    RtspServer first = RtspServer.start(directory, port, "h264");
    try (TwoCameras cameras = TwoCameras.start(directory, stream(first.uri().toString(), ""))) {
      cameras.awaitFrames(3);

      first.close();
      cameras.awaitState(state -> state.getStatus() == CameraStatus.ABSENT);
      CameraState told =
          cameras.awaitState(state -> state.getDetail().contains("Connection refused"));
      assertThat(told.getStatus()).isEqualTo(CameraStatus.ABSENT);
      int before = cameras.frames().size();

      try (RtspServer second = RtspServer.start(directory, port, "h264")) {
        cameras.awaitFrames(before + 3);
        cameras.awaitNow(
            state -> state.getStatus() == CameraStatus.CONNECTED && state.getDetail().isEmpty());
        assertThat(second.uri()).isEqualTo(first.uri());
      }
      assertThat(cameras.losses()).extracting(Loss::getReason).contains(LossReason.CAMERA_ABSENT);
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  @Test
  void theCredentialsAreWrong() throws Exception {
    try (RtspServer server =
            RtspServer.start(directory, RtspServer.freePort(), "h264", "anna", "corr:ect");
        TwoCameras cameras =
            TwoCameras.start(
                directory, stream(server.uri().toString(), ", user: anna, password: wr0ng"))) {
      CameraState told = cameras.awaitState(state -> state.getDetail().contains("401"));

      assertThat(told.getStatus()).isEqualTo(CameraStatus.ABSENT);
      assertThat(cameras.states()).noneMatch(state -> state.getDetail().contains("wr0ng"));
      assertThat(cameras.losses())
          .isNotEmpty()
          .allMatch(loss -> loss.getReason() != LossReason.UNKNOWN)
          .noneMatch(loss -> loss.getDetail().contains("wr0ng"));
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  @Test
  void halfAnImageComes() throws Exception {
    byte[] whole = TestPictures.jpeg(64, 48);
    images(whole, Arrays.copyOf(whole, whole.length / 2));
    try (MjpegServer server = MjpegServer.start(directory, RtspServer.freePort());
        TwoCameras cameras = TwoCameras.start(directory, stream(server.uri().toString(), ""))) {
      CameraState told =
          cameras.awaitState(state -> state.getDetail().contains("for INCOMPLETE_IMAGE: jpeg of"));

      assertThat(told.getStatus()).isEqualTo(CameraStatus.CONNECTED);
      cameras.awaitFrames(3);
      cameras.awaitState(
          state -> state.getHealth() != null && state.getHealth().getIncompleteImages() > 1);
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  /**
   * Two images by turns, seven in all: whoever looks at every second, third or so sees both all the
   * same.
   */
  private void images(byte[] first, byte[] second) throws IOException {
    for (int i = 1; i <= 7; i++) {
      Files.write(directory.resolve(i + ".jpg"), i % 2 == 1 ? first : second);
    }
  }

  @Test
  void theResolutionChangesInMidStream() throws Exception {
    images(TestPictures.jpeg(64, 48), TestPictures.jpeg(96, 32));
    try (MjpegServer server = MjpegServer.start(directory, RtspServer.freePort());
        TwoCameras cameras = TwoCameras.start(directory, stream(server.uri().toString(), ""))) {
      CameraState told =
          cameras.awaitState(
              state ->
                  state.getHealth() != null
                      && state.getHealth().getWarnings().contains(CameraWarning.RESIZED));

      assertThat(told.getStatus()).isEqualTo(CameraStatus.CONNECTED);
      cameras.awaitFrames(20);
      assertThat(cameras.frames()).extracting(Frame::getWidthPx).contains(64, 96);
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  @Test
  void aVideoHasNoImages() throws Exception {
    Path video = Files.writeString(directory.resolve("empty.mp4"), "no video at all");
    try (TwoCameras cameras =
        TwoCameras.start(directory, "kind: video, recipe: bracket-a, path: " + video)) {
      CameraState told = cameras.awaitState(state -> state.getStatus() == CameraStatus.ABSENT);

      assertThat(told.getDetail()).contains("video open failed").contains("empty.mp4");
      assertThat(told.getTriggered()).isZero();
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  @Test
  void aFolderHasNoImages() throws Exception {
    Files.createDirectories(directory.resolve("pictures"));
    try (TwoCameras cameras = TwoCameras.start(directory, folder())) {
      CameraState told = cameras.awaitState(state -> state.getStatus() == CameraStatus.ABSENT);

      assertThat(told.getDetail()).contains("folder read failed: no [").contains("pictures");
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  @Test
  void aClipHasNoTriggers() throws Exception {
    Path footage = directory.resolve("footage");
    Files.createDirectories(footage.resolve("clips"));
    Files.writeString(
        footage.resolve("footage.json"),
        """
        {"formatVersion": 1, "startAt": "2026-03-02T06:00:00Z",
         "lines": [{"lineId": "line-a", "cameras": ["bad"]}]}
        """);
    Files.writeString(footage.resolve("clips/bad.jsonl"), "");
    try (TwoCameras cameras = TwoCameras.start(directory, "kind: clip, path: footage")) {
      CameraState told = cameras.awaitState(state -> state.getStatus() != CameraStatus.CONNECTED);

      assertThat(told.getStatus()).isEqualTo(CameraStatus.ABSENT);
      assertThat(told.getDetail()).contains("bad.jsonl has no trigger");
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  @Test
  void aFolderHasOneUnreadableFile() throws Exception {
    Files.createDirectories(directory.resolve("pictures"));
    for (int i = 0; i < 5; i++) {
      byte[] picture = i == 2 ? new byte[] {1, 2, 3} : TestPictures.png(12, 9);
      Files.write(directory.resolve("pictures/%d.png".formatted(i)), picture);
    }
    try (TwoCameras cameras = TwoCameras.start(directory, folder())) {
      CameraState told =
          cameras.awaitState(state -> state.getDetail().contains("for UNREADABLE_SOURCE: picture"));
      cameras.awaitNow(state -> state.getStatus() == CameraStatus.STOPPED);

      assertThat(told.getDetail()).contains("2.png");
      assertThat(told.getStatus()).isEqualTo(CameraStatus.CONNECTED);
      assertThat(cameras.losses())
          .singleElement()
          .returns(LossReason.UNREADABLE_SOURCE, Loss::getReason);
      assertThat(cameras.frames()).extracting(Frame::getSequence).containsExactly(0L, 1L, 3L, 4L);
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  @Test
  void theSpoolCannotBeWritten() throws Exception {
    Path spool = directory.resolve("journal/spool");
    Files.createDirectories(spool);
    Files.writeString(spool.resolve("bad"), "a file where the directory should be");
    manyPictures();
    RecordingPublisher publisher = new RecordingPublisher();
    try (TwoCameras cameras =
        TwoCameras.start(directory, folder(), IngestClock.system(), publisher)) {
      CameraState early =
          cameras.awaitState(state -> state.getDetail().contains("no directory that can be"));
      assertThat(early.getStatus()).isEqualTo(CameraStatus.CONNECTED);
      cameras.awaitFrames(3);

      refuseFramesOfTheBadOne(publisher);
      cameras.awaitState(state -> state.getDetail().contains("for SPOOL_FULL: spool"));

      assertThat(cameras.losses()).allMatch(loss -> loss.getReason() == LossReason.SPOOL_FULL);
      cameras.assertThatTheOtherIsUntouched();
    }
  }

  @Test
  void theDiskOfTheSpoolIsFull() throws Exception {
    Tool.skipUnless(SmallDisk.canMount(), "to mount a tmpfs (root)");
    Path spool = directory.resolve("journal/spool/bad");
    manyPictures();
    RecordingPublisher publisher = new RecordingPublisher();
    refuseFramesOfTheBadOne(publisher);
    try (SmallDisk disk = SmallDisk.mount(spool, 1)) {
      disk.fill();
      try (TwoCameras cameras =
          TwoCameras.start(directory, folder(), IngestClock.system(), publisher)) {
        CameraState told =
            cameras.awaitState(state -> state.getDetail().contains("No space left on device"));

        assertThat(told.getStatus()).isEqualTo(CameraStatus.CONNECTED);
        cameras.awaitState(state -> state.getDetail().contains("for SPOOL_FULL"));
        cameras.assertThatTheOtherIsUntouched();
      }
    }
  }

  @Test
  void theClockIsSetBackAnHour() throws Exception {
    AtomicReference<Duration> step = new AtomicReference<>(Duration.ZERO);
    InstantSource wall = () -> Instant.now().plus(step.get());
    manyPictures();
    try (TwoCameras cameras =
        TwoCameras.start(
            directory,
            folder(),
            new IngestClock(new HostClock(wall, System::nanoTime), System::nanoTime),
            new RecordingPublisher())) {
      cameras.awaitFrames(5);

      step.set(Duration.ofHours(-1));
      CameraState told =
          cameras.awaitState(state -> state.getDetail().contains("clock of this machine was set"));
      cameras.awaitFrames(15);

      assertThat(told.getStatus()).isEqualTo(CameraStatus.CONNECTED);
      List<Frame> frames = cameras.frames();
      assertThat(frames).extracting(Frame::getTriggeredAt).isSorted().doesNotHaveDuplicates();
      assertThat(frames)
          .extracting(Frame::getSequence)
          .containsExactlyElementsOf(LongStream.range(0, frames.size()).boxed().toList());
      assertThat(cameras.losses()).isEmpty();
      cameras.assertThatTheOtherLosesNothing();
    }
  }

  private static void refuseFramesOfTheBadOne(RecordingPublisher publisher) {
    publisher.refuseWhere(
        sent ->
            sent.message() instanceof Frame frame && frame.getCameraId().equals(TwoCameras.BAD));
  }

  private void manyPictures() throws IOException {
    Files.createDirectories(directory.resolve("pictures"));
    for (int i = 0; i < 500; i++) {
      Files.write(directory.resolve("pictures/%03d.png".formatted(i)), TestPictures.png(200, 150));
    }
  }

  private static String folder() {
    return "kind: folder, recipe: bracket-a, period: 100ms, path: pictures";
  }

  private static String stream(String uri, String more) {
    return "kind: stream, url: '%s', %s%s".formatted(uri, PERIOD, more);
  }
}
