package lineside.ingest.camera;

import java.io.IOException;
import lineside.ingest.encode.ImageLook;
import lineside.ingest.encode.RawPictures;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * A source that holds images back which look like the empty view: the trigger ends as a loss with
 * {@code NOTHING_IN_VIEW}, so that it stays in the books. An image that cannot be looked at goes
 * on. Used by one thread.
 */
public final class FramesInView implements FrameSource {
  /** Grey values by which a spot must differ to count as changed. */
  private static final int CHANGED_GREY = 12;

  private final FrameSource source;
  private final ImageLook empty;
  private final double leastChangedShare;
  private final PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);

  /**
   * Takes over {@code source}.
   *
   * @param empty a look at the empty view
   * @param leastChangedShare share of the view that must differ from it, 0 to 1
   */
  public FramesInView(FrameSource source, ImageLook empty, double leastChangedShare) {
    this.source = source;
    this.empty = empty;
    this.leastChangedShare = leastChangedShare;
  }

  @Override
  public void open() throws IOException {
    source.open();
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    Capture capture = source.capture(request);
    if (capture instanceof Capture.Pixels pixels) {
      return isEmpty(pixels.picture()) ? heldBack(pixels.picture()) : capture;
    }
    if (capture instanceof Capture.Raw raw) {
      try (Picture picture = RawPictures.of(raw.image())) {
        return isEmpty(picture) ? heldBack(picture) : capture;
      }
    }
    if (capture instanceof Capture.Encoded encoded) {
      try (Picture picture = decoder.decode(encoded.image().bytes())) {
        return isEmpty(picture) ? heldBack(picture) : capture;
      } catch (UndecodablePictureException damaged) {
        return capture;
      }
    }
    return capture;
  }

  private boolean isEmpty(Picture picture) {
    return ImageLook.at(picture).changedShare(empty, CHANGED_GREY) < leastChangedShare;
  }

  private static Capture.Missed heldBack(Picture picture) {
    picture.close();
    return new Capture.Missed(LossReason.NOTHING_IN_VIEW, "the view is as when it is empty");
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
