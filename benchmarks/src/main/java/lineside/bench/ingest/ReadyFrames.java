package lineside.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import lineside.ingest.agent.InFlightLimit;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.publish.Delivery;
import lineside.ingest.publish.FramePublisher;
import lineside.ingest.publish.KafkaFramePublisher;
import lineside.ingest.publish.Refusal;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Trigger;

/**
 * Publishes ready images as an agent does: as many under way as ingest allows a camera, each with
 * its trigger as header. Used by one thread.
 */
final class ReadyFrames {
  private static final String CAMERA = "ready";

  private final FramePublisher publisher;
  private final EncodedImage image;
  private final long epoch = Instant.now().toEpochMilli();
  private final int window;
  private final Semaphore room;
  private final AtomicInteger refused = new AtomicInteger();
  private long sequence;

  private ReadyFrames(FramePublisher publisher, EncodedImage image) {
    this.publisher = publisher;
    this.image = image;
    this.window = windowOf(image.sizeBytes(), InFlightLimit.DEFAULT);
    this.room = new Semaphore(window);
  }

  /** Images under way at one time. */
  static int windowOf(int imageBytes, InFlightLimit limit) {
    return (int) Math.max(1, Math.min(limit.maxFrames(), limit.maxBytes() / imageBytes));
  }

  static IngestWorker.Published publish(String bootstrapServers, IngestWorker.PublishOrder order)
      throws IOException, InterruptedException {
    EncodedImage image = SimulatedCamera.image(Files.readAllBytes(Path.of(order.image())));
    try (FramePublisher publisher = KafkaFramePublisher.open(bootstrapServers)) {
      ReadyFrames frames = new ReadyFrames(publisher, image);
      frames.send(order.warmUp());
      long start = System.nanoTime();
      frames.send(order.frames());
      long nanos = System.nanoTime() - start;
      return new IngestWorker.Published(order.frames(), nanos, frames.refused.get());
    }
  }

  /** Sends so many and waits for the answers. */
  private void send(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      room.acquire();
      Trigger trigger = trigger();
      publisher.publishFrame(frame(trigger), trigger, new Answer());
    }
    room.acquire(window);
    room.release(window);
  }

  private Trigger trigger() {
    Instant now = Instant.now();
    long next = sequence++;
    return Trigger.newBuilder()
        .setViewId(Identities.viewId(CAMERA, epoch, next))
        .setLineId(CAMERA)
        .setCameraId(CAMERA)
        .setEpoch(epoch)
        .setSequence(next)
        .setTriggeredAt(Instant.ofEpochMilli(now.toEpochMilli()))
        .setPartId(CAMERA + "/" + next)
        .setAttempt(1)
        .setRecipeId(CAMERA)
        .setIsSimulated(true)
        .build();
  }

  private Frame frame(Trigger trigger) {
    return Frame.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(trigger.getLineId())
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(trigger.getAttempt())
        .setRecipeId(trigger.getRecipeId())
        .setIsSimulated(true)
        .setCapturedAt(trigger.getTriggeredAt())
        .setAcquiredAtMicros(trigger.getTriggeredAt().toEpochMilli() * 1000)
        .setWidthPx(image.widthPx())
        .setHeightPx(image.heightPx())
        .setEncoding(image.encoding())
        .setPixelFormat(image.pixelFormat())
        .setImage(image.bytes().duplicate())
        .build();
  }

  /** Makes room again, whatever the answer. */
  private final class Answer implements Delivery {
    @Override
    public void acknowledged() {
      room.release();
    }

    @Override
    public void refused(Refusal refusal) {
      refused.incrementAndGet();
      room.release();
    }
  }
}
