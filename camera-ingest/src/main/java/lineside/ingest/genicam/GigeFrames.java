package lineside.ingest.genicam;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.encode.RawImage;
import lineside.ingest.trigger.CounterRange;
import lineside.ingest.trigger.DeviceImages;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import org.jspecify.annotations.Nullable;

/**
 * Images of a GigE Vision camera. An image of which packets are missing is lost with {@code
 * INCOMPLETE_IMAGE}; a camera that no longer answers, or that another machine has taken over, is an
 * {@link IOException}: it is connected again at the next trigger. Used by one thread.
 */
public final class GigeFrames implements FrameSource, DeviceImages {
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** No image was handed out yet in this session. */
  private static final long NONE = -1;

  private final GigeSettings settings;
  private final DeviceTime deviceTime = new DeviceTime();
  private @Nullable GigeSession session;
  private @Nullable GigeBuffer arrived;
  private String trouble = "";
  private boolean countsFar;
  private long latestId = NONE;
  private long lastTryNanos = System.nanoTime() - RETRY_NANOS;

  /** Takes the settings; nothing is connected yet. */
  public GigeFrames(GigeSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws IOException {
    if (session == null) {
      session = GigeSession.open(Aravis.load(), settings);
    }
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    GigeSession camera = session;
    if (camera == null) {
      throw new IOException("gige camera failed: not connected (device=" + settings.device() + ")");
    }
    if (settings.trigger() == GigeTrigger.SOFTWARE) {
      camera.discardOld();
      camera.trigger();
    }
    GigeBuffer before = arrived;
    arrived = null;
    GigeBuffer buffer = before == null ? camera.await(settings.timeout()) : before;
    if (buffer == null) {
      camera.requireControl();
      return new Capture.Missed(
          LossReason.CAPTURE_TIMEOUT,
          "no image in "
              + settings.timeout().toMillis()
              + " ms (device="
              + settings.device()
              + ")");
    }
    try (buffer) {
      return content(buffer);
    }
  }

  /** Looks for an image; while the camera is away, tries to reach it once a second. */
  @Override
  public OptionalLong arrived() {
    try {
      if (session == null && System.nanoTime() - lastTryNanos < RETRY_NANOS) {
        return OptionalLong.empty();
      }
      open();
      GigeBuffer next = next();
      trouble = "";
      if (next == null) {
        return OptionalLong.empty();
      }
      countsFar |= next.frameId() > CounterRange.GIGE_VISION_1.last();
      return OptionalLong.of(next.frameId());
    } catch (IOException gone) {
      lastTryNanos = System.nanoTime();
      trouble = gone.toString();
      close();
      return OptionalLong.empty();
    }
  }

  @Override
  public CounterRange range() {
    return countsFar ? CounterRange.ENDLESS : CounterRange.GIGE_VISION_1;
  }

  private @Nullable GigeBuffer next() throws IOException {
    GigeSession camera = requireNonNull(session, "session is null");
    if (arrived == null) {
      arrived = ofANewImage(camera, camera.await(Duration.ZERO));
    }
    if (arrived == null) {
      camera.requireController();
    } else {
      latestId = arrived.frameId();
    }
    return arrived;
  }

  /** A stream that is torn down hands out what it had of no image at all. */
  private @Nullable GigeBuffer ofANewImage(GigeSession camera, @Nullable GigeBuffer first) {
    GigeBuffer buffer = first;
    while (buffer != null && (!buffer.isOfAnImage() || isBelated(buffer))) {
      buffer.close();
      buffer = camera.await(Duration.ZERO);
    }
    return buffer;
  }

  /**
   * Whether it is what is left of an image that was given up for later ones: the stream waits for
   * its packets in vain, and its count was passed, and told, meanwhile. A camera that counts anew
   * is another thing; its images are whole.
   */
  private boolean isBelated(GigeBuffer buffer) {
    long behind = latestId - buffer.frameId();
    return !buffer.isComplete() && latestId != NONE && behind >= 0 && behind <= GigeSession.BUFFERS;
  }

  @Override
  public String trouble() {
    return trouble;
  }

  private Capture content(GigeBuffer buffer) {
    if (!buffer.isComplete()) {
      return new Capture.Missed(
          LossReason.INCOMPLETE_IMAGE,
          "image %d of %s: %s".formatted(buffer.frameId(), settings.device(), buffer.trouble()));
    }
    int code = buffer.pixelFormat();
    PixelLayout layout = PixelLayout.ofPfnc(code).orElse(null);
    if (layout == null) {
      return new Capture.Missed(
          LossReason.ENCODE_FAILED,
          String.format(Locale.ROOT, "pixel format 0x%08x is not supported", code));
    }
    RawImage image =
        new RawImage(buffer.copyOfPixels(), buffer.widthPx(), buffer.heightPx(), layout);
    return new Capture.Raw(image, deviceTime.exposure(buffer.deviceNanos(), buffer.arrivalNanos()));
  }

  @Override
  public void close() {
    GigeSession open = session;
    session = null;
    latestId = NONE;
    arrived = null;
    if (open != null) {
      open.close();
    }
  }
}
