package lineside.ingest.camera;

import java.io.IOException;
import lineside.ingest.encode.RawImage;
import lineside.ingest.encode.Region;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import lineside.vision.frame.Picture;

/**
 * A source whose images are cut to a region; those that are encoded are to be decoded before
 * ({@link ReencodedFrames}). An image that the region does not lie in is lost. Used by one thread.
 */
public final class CroppedFrames implements FrameSource {
  private final FrameSource source;
  private final Region region;

  /** Takes over {@code source}. */
  public CroppedFrames(FrameSource source, Region region) {
    this.source = source;
    this.region = region;
  }

  @Override
  public void open() throws IOException {
    source.open();
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    Capture capture = source.capture(request);
    if (capture instanceof Capture.Pixels pixels) {
      try (Picture picture = pixels.picture()) {
        if (!region.isInside(picture.widthPx(), picture.heightPx())) {
          return outside(picture.widthPx(), picture.heightPx());
        }
        Picture cut = picture.crop(region.xPx(), region.yPx(), region.widthPx(), region.heightPx());
        return new Capture.Pixels(cut, pixels.exposure());
      }
    }
    if (capture instanceof Capture.Raw raw) {
      RawImage image = raw.image();
      if (!region.isInside(image.widthPx(), image.heightPx())) {
        return outside(image.widthPx(), image.heightPx());
      }
      return new Capture.Raw(image.crop(region), raw.exposure());
    }
    return capture;
  }

  private Capture.Missed outside(int widthPx, int heightPx) {
    return new Capture.Missed(
        LossReason.ENCODE_FAILED,
        "image of %dx%d does not hold the %s".formatted(widthPx, heightPx, region));
  }

  @Override
  public String trouble() {
    return source.trouble();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
