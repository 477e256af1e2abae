package lineside.uplink;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;

/**
 * The picture that the large model is asked about. A question whose answer nobody takes any more
 * stays at the line: after an hour without uplink the large model begins with what still counts.
 */
final class AskedPicture implements Cargo {
  private final WireFormat wire = new WireFormat();
  private final Shipping shipping;
  private final InstantSource clock;

  AskedPicture(Shipping shipping, InstantSource clock) {
    this.shipping = shipping;
    this.clock = clock;
  }

  @Override
  public Topic topic() {
    return Topic.OPINION_REQUEST;
  }

  @Override
  public String carry(byte[] value) throws IOException, UnreadableMessageException {
    SecondOpinionRequest request = wire.decode(value, SecondOpinionRequest.class);
    // The time that there is to answer is measured on the line's clock, which a replay sets back.
    Duration taken = Duration.between(request.getTriggeredAt(), request.getTakenUntil());
    Instant askedAt = Instant.EPOCH.plus(request.getRequestedAtMicros(), ChronoUnit.MICROS);
    if (clock.instant().isAfter(askedAt.plus(taken))) {
      return "too-late";
    }
    return shipping.picture(request.getPictureSha256()) ? "" : "picture-gone";
  }
}
