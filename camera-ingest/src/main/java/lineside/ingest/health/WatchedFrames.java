package lineside.ingest.health;

import java.io.IOException;
import java.util.Locale;
import java.util.function.LongSupplier;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.encode.ImageLook;
import lineside.ingest.encode.RawPictures;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.CameraHealth;
import lineside.schemas.record.LossReason;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import org.jspecify.annotations.Nullable;

/**
 * A source whose images pass a {@link CameraWatch}; an image that is encoded is decoded for a look.
 * Used by one thread.
 */
public final class WatchedFrames implements FrameSource {
  private final FrameSource source;
  private final CameraWatch watch;
  private final LongSupplier nanoTime;
  private final PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);
  private boolean wasOpen;

  /** Takes over {@code source}. */
  public WatchedFrames(FrameSource source, CameraWatch watch, LongSupplier nanoTime) {
    this.source = source;
    this.watch = watch;
    this.nanoTime = nanoTime;
  }

  @Override
  public void open() throws IOException {
    source.open();
    if (wasOpen) {
      watch.reconnected();
    }
    wasOpen = true;
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    Capture capture = captured(request);
    long now = nanoTime.getAsLong();
    if (capture instanceof Capture.Missed missed) {
      note(missed.reason(), now);
      return capture;
    }
    watch.image(shape(capture), now);
    if (watch.isLookDue(now)) {
      look(capture, now);
    }
    return capture;
  }

  private Capture captured(TriggerRequest request) throws IOException {
    try {
      return source.capture(request);
    } catch (IOException gone) {
      watch.away();
      throw gone;
    }
  }

  private void note(LossReason reason, long now) {
    if (reason == LossReason.NOTHING_IN_VIEW) {
      watch.suppressed(now);
      return;
    }
    if (reason == LossReason.INCOMPLETE_IMAGE) {
      watch.incomplete();
    }
    watch.missed(now);
  }

  private static String shape(Capture capture) {
    if (capture instanceof Capture.Encoded encoded) {
      return shape(
          encoded.image().widthPx(), encoded.image().heightPx(), encoded.image().pixelFormat());
    }
    if (capture instanceof Capture.Raw raw) {
      return shape(raw.image().widthPx(), raw.image().heightPx(), raw.image().layout());
    }
    Picture picture = ((Capture.Pixels) capture).picture();
    return shape(picture.widthPx(), picture.heightPx(), picture.channels());
  }

  private static String shape(int widthPx, int heightPx, Object format) {
    return String.format(Locale.ROOT, "%dx%d %s", widthPx, heightPx, format);
  }

  private void look(Capture capture, long now) {
    if (capture instanceof Capture.Pixels pixels) {
      watch.look(ImageLook.at(pixels.picture()), now);
    } else if (capture instanceof Capture.Raw raw) {
      try (Picture picture = RawPictures.of(raw.image())) {
        watch.look(ImageLook.at(picture), now);
      }
    } else if (capture instanceof Capture.Encoded encoded) {
      try (Picture picture = decoder.decode(encoded.image().bytes())) {
        watch.look(ImageLook.at(picture), now);
      } catch (UndecodablePictureException damaged) {
        // Its inspection says so.
        watch.incomplete();
      }
    }
  }

  @Override
  public String trouble() {
    return source.trouble();
  }

  @Override
  public @Nullable CameraHealth health() {
    return watch.health(nanoTime.getAsLong());
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
