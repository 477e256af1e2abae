package lineside.ingest.genicam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lineside.ingest.Tool;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.Exposure;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Against Aravis' fake camera, which speaks the real protocol and counts images from 65400 on. */
@ResourceLock("gige-control-port")
class GigeFramesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final TriggerRequest TRIGGER =
      new TriggerRequest(0, "P-1", 1, "bracket-a", null, null);

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  static void needsAravis() {
    Tool.skipUnless(Aravis.obstacle().isEmpty(), "libaravis (apt-get install libaravis-0.8-0)");
  }

  @AfterEach
  void closeAll() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void exposesOncePerSoftwareTrigger() throws IOException {
    camera(0);
    GigeFrames frames = connect(settings(GigeTrigger.SOFTWARE, "Mono8"));

    List<Exposure> exposures = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Capture.Raw image = (Capture.Raw) frames.capture(TRIGGER);
      assertThat(image.image().layout()).isEqualTo(PixelLayout.MONO8);
      assertThat(image.image().bytes().remaining())
          .isEqualTo(image.image().widthPx() * image.image().heightPx());
      exposures.add(Objects.requireNonNull(image.exposure()));
    }

    assertThat(exposures).extracting(Exposure::at).isSorted().doesNotHaveDuplicates();
    // The fake camera's clock is the wall clock of this machine.
    assertThat(exposures.get(4).at()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    assertThat(exposures.get(4).uncertainty()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void setsExposureAndPixelFormat() throws IOException {
    camera(0);
    GigeSettings wanted =
        new GigeSettings(
            FakeGigeCamera.ADDRESS,
            FakeGigeCamera.ADDRESS,
            "Mono16",
            Duration.ofNanos(12_340_000),
            null,
            GigeTrigger.SOFTWARE,
            Duration.ofSeconds(5));
    try (GigeSession session = session(wanted)) {
      assertThat(session.exposureMicros()).isEqualTo(12_340.0);
      try (GigeBuffer buffer = complete(session)) {
        assertThat(PixelLayout.ofPfnc(buffer.pixelFormat())).contains(PixelLayout.MONO16);
      }
    }
  }

  /** The fake camera multiplies its picture by one and the gain. */
  @Test
  void setsTheGain() throws IOException {
    camera(0);
    double dark = brightness(0.0);
    double bright = brightness(1.0);

    assertThat(bright / dark).isBetween(1.3, 2.0);
  }

  private double brightness(double gainDb) throws IOException {
    GigeSettings wanted =
        new GigeSettings(
            FakeGigeCamera.ADDRESS,
            "",
            "Mono8",
            Duration.ofMillis(10),
            gainDb,
            GigeTrigger.SOFTWARE,
            Duration.ofSeconds(5));
    try (GigeSession session = session(wanted)) {
      assertThat(session.gain()).isEqualTo(gainDb);
      try (GigeBuffer buffer = complete(session)) {
        ByteBuffer pixels = buffer.copyOfPixels();
        long sum = 0;
        for (int i = 0; i < pixels.limit(); i++) {
          sum += pixels.get(i) & 0xFF;
        }
        return (double) sum / pixels.limit();
      }
    }
  }

  /** A busy machine loses packets also of a camera that leaves none out. */
  private static GigeBuffer complete(GigeSession session) throws IOException {
    for (int i = 0; i < 10; i++) {
      session.trigger();
      GigeBuffer buffer = session.await(Duration.ofSeconds(5));
      if (buffer != null && buffer.isComplete()) {
        return buffer;
      }
      if (buffer != null) {
        buffer.close();
      }
    }
    throw new AssertionError("ten images, none of them complete");
  }

  @Test
  void refusesWhatTheCameraDoesNotHave() throws IOException {
    camera(0);

    assertThatIOException()
        .isThrownBy(() -> session(settings(GigeTrigger.SOFTWARE, "Mono12Packed")))
        .withMessageContaining("set pixel format Mono12Packed");
  }

  @Test
  void takesTheNextImageOfACameraThatRunsByItself() throws IOException {
    camera(0);
    GigeFrames frames = connect(settings(GigeTrigger.FREE_RUN, "Mono8"));

    assertThat(frames.capture(TRIGGER)).isInstanceOf(Capture.Raw.class);
    assertThat(frames.capture(TRIGGER)).isInstanceOf(Capture.Raw.class);
  }

  @Test
  void losesImagesOfWhichPacketsAreMissing() throws IOException {
    camera(20);
    GigeFrames frames = connect(settings(GigeTrigger.SOFTWARE, "Mono8"));

    List<Capture> captures = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      captures.add(frames.capture(TRIGGER));
    }

    assertThat(captures)
        .filteredOn(Capture.Missed.class::isInstance)
        .isNotEmpty()
        .extracting(missed -> ((Capture.Missed) missed).reason())
        .isSubsetOf(LossReason.INCOMPLETE_IMAGE, LossReason.CAPTURE_TIMEOUT)
        .contains(LossReason.INCOMPLETE_IMAGE);
  }

  @Test
  void connectsAgainWhenTheCameraIsBack() throws IOException {
    FakeGigeCamera first = camera(0);
    GigeFrames frames = connect(settings(GigeTrigger.SOFTWARE, "Mono8"));
    assertThat(frames.capture(TRIGGER)).isInstanceOf(Capture.Raw.class);

    first.close();
    assertThatIOException()
        .isThrownBy(() -> frames.capture(TRIGGER))
        .withMessageContaining("gige camera failed");
    frames.close();
    assertThatIOException().isThrownBy(frames::open).withMessageContaining("connect to 127.0.0.1");
    camera(0);

    await().atMost(PATIENCE).ignoreExceptions().until(() -> opens(frames));
    assertThat(frames.capture(TRIGGER)).isInstanceOf(Capture.Raw.class);
  }

  /** JNA unloads a library that nobody holds, and GLib does not take its types again. */
  @Test
  void connectsAgainWhenTheGarbageWasCollectedMeanwhile() throws IOException {
    camera(0);
    GigeFrames frames = connect(settings(GigeTrigger.SOFTWARE, "Mono8"));

    for (int i = 0; i < 3; i++) {
      frames.close();
      System.gc();
      await().atMost(PATIENCE).ignoreExceptions().until(() -> opens(frames));
    }

    assertThat(frames.capture(TRIGGER)).isNotNull();
  }

  private FakeGigeCamera camera(int lostPerThousand) throws IOException {
    FakeGigeCamera camera = FakeGigeCamera.start(directory, lostPerThousand);
    open.add(camera);
    return camera;
  }

  private GigeFrames connect(GigeSettings settings) {
    GigeFrames frames = new GigeFrames(settings);
    open.add(frames);
    await().atMost(PATIENCE).ignoreExceptions().until(() -> opens(frames));
    return frames;
  }

  private static boolean opens(GigeFrames frames) throws IOException {
    frames.open();
    return true;
  }

  private static GigeSession session(GigeSettings settings) throws IOException {
    GigeFrames probe = new GigeFrames(GigeSettings.of(FakeGigeCamera.ADDRESS));
    await().atMost(PATIENCE).ignoreExceptions().until(() -> opens(probe));
    probe.close();
    return GigeSession.open(Aravis.load(), settings);
  }

  private static GigeSettings settings(GigeTrigger trigger, String pixelFormat) {
    return new GigeSettings(
        FakeGigeCamera.ADDRESS, "", pixelFormat, null, null, trigger, Duration.ofSeconds(3));
  }
}
