package lineside.ingest.publish;

import java.nio.ByteBuffer;
import java.util.Optional;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.camera.Origin;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.FrameEncoder;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;

/** A camera with a number of triggers at a steady rate, each with an image of one size. */
public final class PlannedCamera {
  private static final int USUAL_WIDTH_PX = 200;
  private static final int HEIGHT_PX = 150;

  private PlannedCamera() {}

  /** Images of 30 kB. */
  public static Camera of(CameraName name, long triggers, long periodMillis) {
    return of(name, triggers, periodMillis, USUAL_WIDTH_PX);
  }

  /** Images of {@code widthPx} times 150 bytes. */
  public static Camera of(CameraName name, long triggers, long periodMillis, int widthPx) {
    return new Camera(
        name,
        Origin.SIMULATED,
        new Triggers(triggers, periodMillis),
        new Frames(widthPx),
        FrameEncoder.raw());
  }

  private static final class Triggers implements TriggerSource {
    private final long triggers;
    private final long periodMillis;
    private long next;

    Triggers(long triggers, long periodMillis) {
      this.triggers = triggers;
      this.periodMillis = periodMillis;
    }

    @Override
    public void open(long fromSequence) {
      next = fromSequence;
    }

    @Override
    public Optional<TriggerRequest> next() {
      if (next >= triggers) {
        return Optional.empty();
      }
      TriggerRequest request =
          new TriggerRequest(next * periodMillis, "A-" + next, 1, "bracket-a", null, null);
      next++;
      return Optional.of(request);
    }

    @Override
    public void close() {
      // Holds nothing open.
    }
  }

  private static final class Frames implements FrameSource {
    private final int widthPx;

    Frames(int widthPx) {
      this.widthPx = widthPx;
    }

    @Override
    public void open() {
      // Always there.
    }

    @Override
    public Capture capture(TriggerRequest request) {
      return new Capture.Encoded(
          new EncodedImage(
              ByteBuffer.allocate(widthPx * HEIGHT_PX),
              FrameEncoding.RAW,
              widthPx,
              HEIGHT_PX,
              PixelFormat.MONO8));
    }

    @Override
    public void close() {
      // Holds nothing open.
    }
  }
}
