package lineside.bench.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.camera.Origin;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.FrameEncoder;
import lineside.ingest.encode.ImageHeader;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.trigger.PeriodSettings;
import lineside.ingest.trigger.PeriodTriggers;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;

/**
 * A camera that has an image ready whenever it is asked, each in memory of its own, as a driver
 * hands it over.
 */
final class SimulatedCamera {
  /** Width of an image that is neither PNG nor JPEG. */
  static final int RAW_WIDTH_PX = 1000;

  private static final int CAMERAS_OF_A_LINE = 4;
  private static final String RECIPE = "bench";

  private SimulatedCamera() {}

  /** All cameras of a plan. */
  static List<Camera> allOf(LoadPlan plan, IngestClock clock) throws IOException {
    EncodedImage image = image(Files.readAllBytes(Path.of(plan.image())));
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < plan.cameras(); i++) {
      CameraName name =
          new CameraName(plan.name() + "-line-" + i / CAMERAS_OF_A_LINE, plan.name() + "-" + i);
      cameras.add(
          new Camera(
              name,
              Origin.SIMULATED,
              triggers(name.cameraId(), plan, clock),
              new Images(image),
              FrameEncoder.raw()));
    }
    return cameras;
  }

  /** Bytes as the image that they are. */
  static EncodedImage image(byte[] bytes) {
    return ImageHeader.read(bytes)
        .orElseGet(
            () ->
                new EncodedImage(
                    ByteBuffer.wrap(bytes),
                    FrameEncoding.RAW,
                    RAW_WIDTH_PX,
                    bytes.length / RAW_WIDTH_PX,
                    PixelFormat.MONO8));
  }

  private static TriggerSource triggers(String cameraId, LoadPlan plan, IngestClock clock) {
    return switch (plan.course()) {
      case LIVE ->
          new PeriodTriggers(
              new PeriodSettings(
                  cameraId, RECIPE, Duration.of(plan.periodMicros(), ChronoUnit.MICROS), clock));
      case PLANNED, FLAT_OUT -> new Planned(cameraId, plan);
    };
  }

  /** A trigger each period of line time, so many. Used by one thread. */
  private static final class Planned implements TriggerSource {
    private static final long MICROS_PER_MILLI = 1000;

    private final String cameraId;
    private final LoadPlan plan;
    private long next;

    Planned(String cameraId, LoadPlan plan) {
      this.cameraId = cameraId;
      this.plan = plan;
    }

    @Override
    public void open(long fromSequence) {
      next = fromSequence;
    }

    @Override
    public Optional<TriggerRequest> next() {
      if (next >= plan.framesEach()) {
        return Optional.empty();
      }
      long offsetMillis = next * plan.periodMicros() / MICROS_PER_MILLI;
      TriggerRequest request =
          new TriggerRequest(offsetMillis, cameraId + "/" + next, 1, RECIPE, null, null);
      next++;
      return Optional.of(request);
    }

    @Override
    public void close() {
      // Holds nothing open.
    }
  }

  /** Copies of one image. */
  private static final class Images implements FrameSource {
    private final EncodedImage image;

    Images(EncodedImage image) {
      this.image = image;
    }

    @Override
    public void open() {
      // Always there.
    }

    @Override
    public Capture capture(TriggerRequest request) {
      byte[] copy = new byte[image.sizeBytes()];
      image.bytes().duplicate().get(copy);
      return new Capture.Encoded(
          new EncodedImage(
              ByteBuffer.wrap(copy),
              image.encoding(),
              image.widthPx(),
              image.heightPx(),
              image.pixelFormat()));
    }

    @Override
    public void close() {
      // Holds nothing open.
    }
  }
}
