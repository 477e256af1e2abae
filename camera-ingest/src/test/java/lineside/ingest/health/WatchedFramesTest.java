package lineside.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import lineside.ingest.TestPictures;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.CroppedFrames;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.camera.FramesInView;
import lineside.ingest.encode.ImageHeader;
import lineside.ingest.encode.ImageLook;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.encode.RawImage;
import lineside.ingest.encode.RawPictures;
import lineside.ingest.encode.Region;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.CameraWarning;
import lineside.schemas.record.LossReason;
import lineside.vision.frame.Picture;
import org.junit.jupiter.api.Test;

class WatchedFramesTest {
  private static final TriggerRequest TRIGGER =
      new TriggerRequest(0, "P-1", 1, "bracket-a", null, null);

  private final Queue<Capture> captures = new ArrayDeque<>();
  private final Laid laid = new Laid();
  private final WatchedFrames frames = new WatchedFrames(laid, new CameraWatch(), () -> 0L);

  @Test
  void looksAtPixelsAndAtEncodedImages() throws IOException {
    captures.add(raw(64, 48, 90));
    frames.capture(TRIGGER);
    assertThat(health().getBrightness()).isCloseTo(90, within(0.01));
    assertThat(health().getSharpness()).isZero();

    WatchedFrames others = new WatchedFrames(laid, new CameraWatch(), () -> 0L);
    captures.add(new Capture.Encoded(ImageHeader.read(TestPictures.png(64, 48)).orElseThrow()));
    others.capture(TRIGGER);
    assertThat(Objects.requireNonNull(others.health()).getSharpness()).isPositive();
  }

  @Test
  void countsWhatCameIncompleteAndHowOftenTheCameraCameBack() throws IOException {
    captures.add(new Capture.Missed(LossReason.INCOMPLETE_IMAGE, "packets are missing"));
    frames.open();
    frames.capture(TRIGGER);
    frames.open();

    assertThat(health().getIncompleteImages()).isEqualTo(1);
    assertThat(health().getReconnects()).isEqualTo(1);
  }

  @Test
  void tellsOfAnotherSizeInMidStream() throws IOException {
    captures.addAll(List.of(raw(64, 48, 90), raw(32, 24, 90)));
    frames.capture(TRIGGER);
    frames.capture(TRIGGER);

    assertThat(health().getWarnings()).containsExactly(CameraWarning.RESIZED);
  }

  @Test
  void holdsBackAnEmptyViewWithACount() throws IOException {
    captures.addAll(List.of(raw(64, 48, 92), raw(64, 48, 140)));
    ImageLook empty;
    try (Picture picture = RawPictures.of(((Capture.Raw) raw(64, 48, 90)).image())) {
      empty = ImageLook.at(picture);
    }
    WatchedFrames sifted =
        new WatchedFrames(new FramesInView(laid, empty, 0.01), new CameraWatch(), () -> 0L);

    assertThat(sifted.capture(TRIGGER))
        .isInstanceOfSatisfying(
            Capture.Missed.class,
            missed -> assertThat(missed.reason()).isEqualTo(LossReason.NOTHING_IN_VIEW));
    assertThat(sifted.capture(TRIGGER)).isInstanceOf(Capture.Raw.class);
    assertThat(Objects.requireNonNull(sifted.health()).getSuppressedImages()).isEqualTo(1);
  }

  @Test
  void cutsImagesToTheirRegion() throws IOException {
    byte[] bytes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    captures.add(new Capture.Raw(image(4, 3, bytes, PixelLayout.MONO8), null));
    captures.add(new Capture.Raw(image(4, 2, new byte[12], PixelLayout.MONO12_PACKED), null));
    captures.add(new Capture.Raw(image(2, 2, bytes, PixelLayout.MONO8), null));
    CroppedFrames cut = new CroppedFrames(laid, new Region(1, 1, 2, 1));

    RawImage grey = ((Capture.Raw) cut.capture(TRIGGER)).image();
    assertThat(grey.bytes()).isEqualTo(ByteBuffer.wrap(new byte[] {6, 7}));
    RawImage deep = ((Capture.Raw) cut.capture(TRIGGER)).image();
    assertThat(deep.layout()).isEqualTo(PixelLayout.MONO12);
    assertThat(deep.bytes().remaining()).isEqualTo(4);
    assertThat(cut.capture(TRIGGER)).isInstanceOf(Capture.Missed.class);
  }

  private static Capture raw(int width, int height, int grey) {
    byte[] bytes = new byte[width * height];
    Arrays.fill(bytes, (byte) grey);
    return new Capture.Raw(image(width, height, bytes, PixelLayout.MONO8), null);
  }

  private static RawImage image(int width, int height, byte[] bytes, PixelLayout layout) {
    return new RawImage(ByteBuffer.wrap(bytes), width, height, layout);
  }

  private CameraHealth health() {
    return Objects.requireNonNull(frames.health());
  }

  /** Delivers what the test has laid down. */
  private final class Laid implements FrameSource {
    @Override
    public void open() {
      // There is nothing to connect to.
    }

    @Override
    public Capture capture(TriggerRequest request) {
      return captures.remove();
    }

    @Override
    public void close() {
      // Holds nothing open.
    }
  }
}
