package lineside.jobs.line;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;

/**
 * The dead letter of a frame whose trigger nobody announced. It is known to be foreign only when
 * its coordinates are long gone: partition and offset are -1, the view id names the frame.
 */
final class ForeignFrame {
  private static final int UNKNOWN = -1;

  private ForeignFrame() {}

  static DeadLetter deadLetterOf(ViewVerdict view, long wallClockMicros) {
    return DeadLetter.newBuilder()
        .setSourceTopic(Topic.FRAME.topicName())
        .setSourcePartition(UNKNOWN)
        .setSourceOffset(UNKNOWN)
        .setReason(DeadLetterReason.FOREIGN_TRIGGER)
        .setDetail(
            "no trigger announced for camera "
                + view.getCameraId()
                + " epoch "
                + view.getEpoch()
                + " sequence "
                + view.getSequence()
                + " by the end of the revision window")
        .setCameraId(view.getCameraId())
        .setViewId(view.getViewId())
        .setPayloadBytes(0)
        .setPayloadSha256("")
        .setPayloadHead(ByteBuffer.allocate(0))
        .setRecordedAt(Instant.ofEpochMilli(TimeUnit.MICROSECONDS.toMillis(wallClockMicros)))
        .build();
  }
}
