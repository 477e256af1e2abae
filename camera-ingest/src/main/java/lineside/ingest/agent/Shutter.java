package lineside.ingest.agent;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.Exposure;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.CameraWarning;
import lineside.schemas.record.LossReason;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Captures and encodes: connects to the frame source when needed, and again at the next trigger
 * after it has failed. A source that does not connect, or not for a second, is tried again after
 * one second, then two, at most ten: cameras lock users out who come with a wrong password again
 * and again. Used by one thread.
 */
final class Shutter implements Closeable {
  private static final long LEAST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MOST_PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final Camera camera;
  private final LongSupplier nanoTime;
  private boolean isOpen;
  private String trouble = "";
  private long connectedNanos;
  private long pausedUntilNanos;
  private long pauseNanos = LEAST_PAUSE_NANOS;

  Shutter(Camera camera, LongSupplier nanoTime) {
    this.camera = camera;
    this.nanoTime = nanoTime;
    this.pausedUntilNanos = nanoTime.getAsLong();
  }

  /** Why the source does not answer; empty while it does. */
  String trouble() {
    return trouble.isEmpty() ? camera.frames().trouble() : trouble;
  }

  /** What the images say about the camera; null when nobody watches them. */
  @Nullable CameraHealth health() {
    return camera.frames().health();
  }

  /** What is not as it should be with a camera that delivers. */
  List<CameraWarning> warnings() {
    CameraHealth health = health();
    return health == null ? List.of() : health.getWarnings();
  }

  /** Captures the image for one trigger. */
  Shot take(TriggerRequest request) {
    if (!isOpen && nanoTime.getAsLong() - pausedUntilNanos < 0) {
      return absent();
    }
    try {
      if (!isOpen) {
        connect();
      }
      Capture capture = camera.frames().capture(request);
      trouble = "";
      return shot(capture);
    } catch (IOException failure) {
      trouble = failure.toString();
      if (isOpen) {
        noteEndOfConnection();
      }
      disconnect(failure);
      return absent();
    }
  }

  private Shot absent() {
    return new Shot.Missed(new Capture.Missed(LossReason.CAMERA_ABSENT, trouble));
  }

  private void connect() throws IOException {
    try {
      camera.frames().open();
    } catch (IOException failure) {
      pause();
      throw failure;
    }
    isOpen = true;
    connectedNanos = nanoTime.getAsLong();
  }

  /** A connection that did not last is as good as none. */
  private void noteEndOfConnection() {
    if (nanoTime.getAsLong() - connectedNanos < LEAST_PAUSE_NANOS) {
      pause();
    } else {
      pauseNanos = LEAST_PAUSE_NANOS;
    }
  }

  private void pause() {
    pausedUntilNanos = nanoTime.getAsLong() + pauseNanos;
    pauseNanos = Math.min(MOST_PAUSE_NANOS, 2 * pauseNanos);
  }

  private void disconnect(IOException failure) {
    isOpen = false;
    try {
      camera.frames().close();
    } catch (IOException second) {
      failure.addSuppressed(second);
      trouble = failure + "; " + second;
    }
  }

  private Shot shot(Capture capture) {
    if (capture instanceof Capture.Missed missed) {
      return missed.reason() == LossReason.NOTHING_IN_VIEW
          ? new Shot.Spoilt(missed, 0)
          : new Shot.Missed(missed);
    }
    if (capture instanceof Capture.Pixels pixels) {
      return encode(pixels);
    }
    if (capture instanceof Capture.Raw raw) {
      return encode(raw);
    }
    Capture.Encoded encoded = (Capture.Encoded) capture;
    return withinLimit(encoded.image(), encoded.exposure());
  }

  private Shot encode(Capture.Pixels pixels) {
    try (Picture picture = pixels.picture()) {
      return withinLimit(camera.encoder().encode(picture), pixels.exposure());
    } catch (IllegalStateException | IllegalArgumentException refused) {
      return new Shot.Spoilt(new Capture.Missed(LossReason.ENCODE_FAILED, refused.toString()), 0);
    }
  }

  private Shot encode(Capture.Raw raw) {
    try {
      return withinLimit(camera.encoder().encode(raw.image()), raw.exposure());
    } catch (IllegalStateException | IllegalArgumentException refused) {
      return new Shot.Spoilt(new Capture.Missed(LossReason.ENCODE_FAILED, refused.toString()), 0);
    }
  }

  private static Shot withinLimit(EncodedImage image, @Nullable Exposure exposure) {
    if (image.sizeBytes() <= FrameLimits.MAX_IMAGE_BYTES) {
      return new Shot.Taken(image, exposure);
    }
    String detail =
        "image has %d bytes, at most %d are taken"
            .formatted(image.sizeBytes(), FrameLimits.MAX_IMAGE_BYTES);
    return new Shot.Spoilt(new Capture.Missed(LossReason.TOO_LARGE, detail), image.sizeBytes());
  }

  @Override
  public void close() throws IOException {
    if (isOpen) {
      isOpen = false;
      camera.frames().close();
    }
  }
}
