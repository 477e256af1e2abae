package lineside.ingest.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.CameraName;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.Exposure;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.camera.Origin;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.FrameEncoder;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.PixelFormat;

/** Camera a-top of line line-a, whose triggers and images the test lays down. */
final class FakeCamera {
  private final Queue<TriggerRequest> requests = new ArrayDeque<>();
  private final Map<String, Capture> captures = new HashMap<>();
  private boolean isGone;
  private boolean breaksOff;
  private String damage = "";
  int attempts;
  int opened;
  int closed;

  /** A trigger that brings an image of {@code sizeBytes}. */
  FakeCamera trigger(long offsetMillis, String partId, int sizeBytes) {
    requests.add(new TriggerRequest(offsetMillis, partId, 1, "bracket-a", null, partId));
    captures.put(
        partId,
        new Capture.Encoded(
            new EncodedImage(
                ByteBuffer.allocate(sizeBytes), FrameEncoding.RAW, 640, 480, PixelFormat.MONO8)));
    return this;
  }

  /** A trigger that brings an image of which the camera says when it was exposed. */
  FakeCamera exposedTrigger(long offsetMillis, String partId, Exposure exposure) {
    trigger(offsetMillis, partId, 11);
    Capture.Encoded image = (Capture.Encoded) Objects.requireNonNull(captures.get(partId));
    captures.put(partId, new Capture.Encoded(image.image(), exposure));
    return this;
  }

  /** A trigger that brings nothing. */
  FakeCamera missedTrigger(long offsetMillis, String partId) {
    requests.add(new TriggerRequest(offsetMillis, partId, 1, "bracket-a", null, partId));
    captures.put(partId, new Capture.Missed(LossReason.CAPTURE_TIMEOUT, "no image in 100 ms"));
    return this;
  }

  void disappear() {
    isGone = true;
  }

  /** Connects and then delivers nothing. */
  void breakOff() {
    breaksOff = true;
  }

  void comeBack() {
    isGone = false;
  }

  /** Lets the trigger source fail behind the triggers laid down. */
  void damageTriggers(String message) {
    damage = message;
  }

  Camera camera() {
    return new Camera(
        new CameraName("line-a", "a-top"),
        Origin.SIMULATED,
        new Triggers(),
        new Frames(),
        FrameEncoder.png());
  }

  private final class Triggers implements TriggerSource {
    @Override
    public void open(long fromSequence) {
      for (long i = 0; i < fromSequence; i++) {
        requests.remove();
      }
    }

    @Override
    public Optional<TriggerRequest> next() throws IOException {
      if (requests.isEmpty() && !damage.isEmpty()) {
        throw new IOException(damage);
      }
      return Optional.ofNullable(requests.poll());
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private final class Frames implements FrameSource {
    @Override
    public void open() throws IOException {
      attempts++;
      answer();
      opened++;
    }

    @Override
    public Capture capture(TriggerRequest request) throws IOException {
      answer();
      if (breaksOff) {
        throw new IOException("camera ended the connection");
      }
      return captures.getOrDefault(
          request.partId(), new Capture.Missed(LossReason.UNKNOWN, "not laid down"));
    }

    private void answer() throws IOException {
      if (isGone) {
        throw new IOException("camera does not answer");
      }
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
