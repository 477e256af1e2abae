package lineside.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import lineside.ingest.TestPictures;
import lineside.ingest.camera.Capture;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against FFmpeg as a server of Motion JPEG over HTTP. */
class MjpegFramesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TriggerRequest TRIGGER =
      new TriggerRequest(0, "P-1", 1, "bracket-a", null, null);

  @TempDir Path directory;

  @Test
  void goesOnWhenTheResolutionChangesInMidStream() throws IOException {
    Files.write(directory.resolve("1.jpg"), TestPictures.jpeg(64, 48));
    Files.write(directory.resolve("2.jpg"), TestPictures.jpeg(96, 32));

    Set<String> sizes = new HashSet<>();
    play(
        frames -> {
          for (int i = 0; i < 200 && sizes.size() < 2; i++) {
            if (frames.capture(TRIGGER) instanceof Capture.Encoded image) {
              sizes.add(image.image().widthPx() + "x" + image.image().heightPx());
            }
          }
        });

    assertThat(sizes).containsExactlyInAnyOrder("64x48", "96x32");
  }

  @Test
  void losesHalfAnImageAndGoesOn() throws IOException {
    byte[] whole = TestPictures.jpeg(64, 48);
    Files.write(directory.resolve("1.jpg"), whole);
    Files.write(directory.resolve("2.jpg"), Arrays.copyOf(whole, whole.length / 2));

    Set<String> outcomes = new HashSet<>();
    play(
        frames -> {
          for (int i = 0; i < 200 && outcomes.size() < 2; i++) {
            Capture capture = frames.capture(TRIGGER);
            outcomes.add(
                capture instanceof Capture.Missed missed
                    ? missed.reason().name()
                    : capture.getClass().getSimpleName());
          }
        });

    assertThat(outcomes).containsExactlyInAnyOrder(LossReason.INCOMPLETE_IMAGE.name(), "Encoded");
  }

  @Test
  void saysWhenTheServerIsGone() throws IOException {
    Files.write(directory.resolve("1.jpg"), TestPictures.jpeg(64, 48));
    int port = RtspServer.freePort();
    try (MjpegServer server = MjpegServer.start(directory, port);
        StreamFrames frames = connect(server)) {
      assertThat(frames.capture(TRIGGER)).isInstanceOf(Capture.Encoded.class);
      server.close();

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThatIOException()
                      .isThrownBy(() -> frames.capture(TRIGGER))
                      .withMessageContaining("stream read failed"));
    }
  }

  private void play(Viewer viewer) throws IOException {
    try (MjpegServer server = MjpegServer.start(directory, RtspServer.freePort());
        StreamFrames frames = connect(server)) {
      viewer.watch(frames);
    }
  }

  private static StreamFrames connect(MjpegServer server) {
    StreamFrames frames = new StreamFrames(StreamAddress.of(server.uri()), Duration.ofSeconds(15));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              frames.open();
              return true;
            });
    return frames;
  }

  /** What a test does with an open stream. */
  private interface Viewer {
    void watch(StreamFrames frames) throws IOException;
  }
}
