package lineside.ingest.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.jspecify.annotations.Nullable;

/**
 * Images of a network camera that streams by RTSP or HTTP: a trigger takes the first image that the
 * camera sends after it. A stream that ends or falls silent is an {@link IOException}: it is opened
 * again at the next trigger. Used by one thread; reads on another.
 */
public final class StreamFrames implements FrameSource {
  /** How long to wait for an image when nothing else is said. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  private final StreamAddress address;
  private final Duration timeout;
  private @Nullable StreamReader reader;

  /**
   * Takes the address; nothing is connected yet.
   *
   * @param timeout how long to wait for the connection and for an image
   */
  public StreamFrames(StreamAddress address, Duration timeout) {
    this.address = address;
    this.timeout = timeout;
  }

  /** Why streams and videos cannot be read here; empty when they can. */
  public static Optional<String> obstacle() {
    try {
      Loader.load(avformat.class);
      return Optional.empty();
    } catch (LinkageError missing) {
      return Optional.of("FFmpeg's libraries are not for this system: " + missing.getMessage());
    }
  }

  @Override
  public void open() throws IOException {
    close();
    StreamReader opened = new StreamReader(VideoInput.open(address.toString(), grabber()));
    opened.start(address.uri().getHost());
    reader = opened;
  }

  private FFmpegFrameGrabber grabber() {
    String micros = Long.toString(TimeUnit.NANOSECONDS.toMicros(timeout.toNanos()));
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(address.withCredentials());
    if (address.uri().getScheme().startsWith("rtsp")) {
      // By UDP, what the network loses is painted over by the decoder without a word.
      grabber.setOption("rtsp_transport", "tcp");
      grabber.setOption("timeout", micros);
    } else {
      grabber.setOption("rw_timeout", micros);
    }
    grabber.setOption("fflags", "nobuffer");
    return grabber;
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    StreamReader open = reader;
    if (open == null) {
      throw new IOException("stream read failed: not connected to " + address);
    }
    Optional<Capture> capture = open.next(timeout);
    if (capture.isPresent()) {
      return capture.get();
    }
    Optional<String> end = open.end();
    if (end.isPresent()) {
      throw new IOException("stream read failed: " + address + ": " + end.get());
    }
    return new Capture.Missed(
        LossReason.CAPTURE_TIMEOUT, "no image in " + timeout.toMillis() + " ms from " + address);
  }

  @Override
  public void close() {
    StreamReader open = reader;
    reader = null;
    if (open != null) {
      open.stop();
    }
  }
}
