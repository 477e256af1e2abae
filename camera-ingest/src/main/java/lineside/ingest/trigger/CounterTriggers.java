package lineside.ingest.trigger;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import lineside.ingest.trigger.Foregone.Interruption;
import lineside.schemas.record.LossReason;
import org.jspecify.annotations.Nullable;

/**
 * Triggers of a device that counts its own: each image that arrives is one, and each count left out
 * is one without image, also those that were left out while ingest was down. When more than 256 are
 * missing, or the device began to count again, one request stands for the time. Used by one thread.
 *
 * <p>Its position is {@code COUNT@MILLIS}: the last count and the wall clock when it was taken.
 */
public final class CounterTriggers implements TriggerSource {
  private static final long MAX_SINGLE = 256;

  private final DeviceImages images;
  private final CounterSettings settings;
  private @Nullable Last last;

  /** Reads the count of {@code images}, which stay the caller's. */
  public CounterTriggers(DeviceImages images, CounterSettings settings) {
    this.images = images;
    this.settings = settings;
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void resume(String position) {
    int at = position.indexOf('@');
    last =
        new Last(
            Long.parseLong(position.substring(0, at)),
            Instant.ofEpochMilli(Long.parseLong(position.substring(at + 1))));
  }

  @Override
  public void open(long fromSequence) {
    // The device is opened by whoever captures.
  }

  @Override
  public Optional<TriggerRequest> next() throws IOException {
    OptionalLong arrived = images.arrived();
    if (arrived.isEmpty()) {
      return Optional.empty();
    }
    long count = arrived.getAsLong();
    Instant now = settings.clock().wall().instant();
    Last before = last;
    if (before == null) {
      return Optional.of(image(count, now));
    }
    long missing = images.range().missing(before.count(), count);
    if (missing == 0) {
      return Optional.of(image(count, now));
    }
    if (missing > 0 && missing <= MAX_SINGLE) {
      return Optional.of(gap(images.range().after(before.count()), count, now));
    }
    return Optional.of(interruption(before, count, missing, now));
  }

  private TriggerRequest image(long count, Instant now) {
    return request(count, now);
  }

  private TriggerRequest gap(long missed, long seen, Instant now) {
    return request(missed, now)
        .without(
            new Foregone(
                LossReason.COUNTER_GAP,
                "the camera counted trigger %d, and the next image is of trigger %d"
                    .formatted(missed, seen),
                null));
  }

  private TriggerRequest request(long count, Instant now) {
    last = new Last(count, now);
    String partId = "%s/%d/%d".formatted(settings.cameraId(), now.toEpochMilli(), count);
    return TriggerRequest.live(partId, 1, settings.recipeId()).withPosition(position(count, now));
  }

  /** Stands for everything up to the image that has arrived, which follows as the next request. */
  private TriggerRequest interruption(Last before, long count, long missing, Instant now) {
    long previous = count == images.range().first() ? images.range().last() : count - 1;
    last = new Last(previous, now);
    Interruption interruption = new Interruption(before.at(), now, Math.max(0, missing));
    return TriggerRequest.live(interruption.partId(), 1, settings.recipeId())
        .withPosition(position(previous, now))
        .without(interruption.foregone());
  }

  private static String position(long count, Instant at) {
    return count + "@" + at.toEpochMilli();
  }

  @Override
  public void close() {
    // The images are the caller's.
  }

  private record Last(long count, Instant at) {}
}
