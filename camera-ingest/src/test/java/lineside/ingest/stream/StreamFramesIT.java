package lineside.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lineside.ingest.camera.Capture;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.trigger.TriggerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against GStreamer's RTSP server. */
class StreamFramesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final TriggerRequest TRIGGER =
      new TriggerRequest(0, "P-1", 1, "bracket-a", null, null);

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h264", "h265"})
  void takesTheNextImageOfAStream(String codec) throws IOException {
    StreamFrames frames = connect(StreamAddress.of(server(codec).uri()));

    Capture.Raw first = (Capture.Raw) frames.capture(TRIGGER);
    Capture.Raw second = (Capture.Raw) frames.capture(TRIGGER);

    assertThat(first.image().layout()).isEqualTo(PixelLayout.BGR8);
    assertThat(first.image().widthPx()).isEqualTo(320);
    assertThat(first.image().heightPx()).isEqualTo(240);
    assertThat(second.image().bytes()).isNotEqualTo(first.image().bytes());
  }

  @Test
  void passesMotionJpegOnAsItIs() throws IOException {
    StreamFrames frames = connect(StreamAddress.of(server("jpeg").uri()));

    EncodedImage image = ((Capture.Encoded) frames.capture(TRIGGER)).image();

    assertThat(image.widthPx()).isEqualTo(320);
    assertThat(image.heightPx()).isEqualTo(240);
  }

  @Test
  void isLetInWithTheRightPasswordOnly() throws IOException {
    URI uri = server("h264", "anna", "corr:ect").uri();
    StreamFrames wrong = new StreamFrames(new StreamAddress(uri, "anna", "wrong"), PATIENCE);

    assertThatIOException()
        .isThrownBy(wrong::open)
        .withMessageContaining("401 Unauthorized")
        .withMessageNotContaining("wrong");
    StreamFrames right = connect(new StreamAddress(uri, "anna", "corr:ect"));
    assertThat(right.capture(TRIGGER)).isInstanceOf(Capture.Raw.class);
  }

  @Test
  void connectsAgainWhenTheCameraIsBack() throws IOException {
    RtspServer first = server("h264");
    StreamFrames frames = connect(StreamAddress.of(first.uri()));
    assertThat(frames.capture(TRIGGER)).isInstanceOf(Capture.Raw.class);

    first.close();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThatIOException()
                    .isThrownBy(() -> frames.capture(TRIGGER))
                    .withMessageContaining("the camera ended the stream"));
    frames.close();
    assertThatIOException().isThrownBy(frames::open).withMessageEndingWith("Connection refused");
    open.add(RtspServer.start(directory, first.uri().getPort(), "h264"));

    frames.open();
    assertThat(frames.capture(TRIGGER)).isInstanceOf(Capture.Raw.class);
  }

  private RtspServer server(String codec, String... credentials) throws IOException {
    RtspServer server = RtspServer.start(directory, RtspServer.freePort(), codec, credentials);
    open.add(server);
    return server;
  }

  private StreamFrames connect(StreamAddress address) throws IOException {
    StreamFrames frames = new StreamFrames(address, Duration.ofSeconds(15));
    open.add(frames);
    frames.open();
    return frames;
  }
}
