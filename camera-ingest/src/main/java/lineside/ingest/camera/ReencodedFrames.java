package lineside.ingest.camera;

import java.io.IOException;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * A source whose encoded images are decoded, so that they are encoded as configured. What does not
 * decode goes on as it is and is judged by the inspection. Used by one thread.
 */
public final class ReencodedFrames implements FrameSource {
  private final FrameSource source;
  private final PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);

  /** Takes over {@code source}. */
  public ReencodedFrames(FrameSource source) {
    this.source = source;
  }

  @Override
  public void open() throws IOException {
    source.open();
  }

  @Override
  public Capture capture(TriggerRequest request) throws IOException {
    Capture capture = source.capture(request);
    if (!(capture instanceof Capture.Encoded encoded)) {
      return capture;
    }
    try {
      return new Capture.Pixels(decoder.decode(encoded.image().bytes()), encoded.exposure());
    } catch (UndecodablePictureException damaged) {
      return capture;
    }
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
