package lineside.ingest.publish;

import java.nio.ByteBuffer;
import java.time.Instant;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.record.Trigger;

/** Messages of camera a-top on line line-a, epoch 1,700,000,000,000. */
public final class TestMessages {
  public static final long EPOCH = 1_700_000_000_000L;
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private TestMessages() {}

  public static Trigger trigger(long sequence) {
    return Trigger.newBuilder()
        .setViewId(Identities.viewId("a-top", EPOCH, sequence))
        .setLineId("line-a")
        .setCameraId("a-top")
        .setEpoch(EPOCH)
        .setSequence(sequence)
        .setTriggeredAt(START.plusSeconds(sequence))
        .setPartId("A-" + sequence)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .build();
  }

  public static Frame frame(long sequence, byte[] image) {
    Trigger trigger = trigger(sequence);
    return Frame.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(trigger.getLineId())
        .setCameraId(trigger.getCameraId())
        .setEpoch(EPOCH)
        .setSequence(sequence)
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .setCapturedAt(trigger.getTriggeredAt().plusMillis(3))
        .setAcquiredAtMicros(1_772_431_200_123_456L)
        .setWidthPx(640)
        .setHeightPx(480)
        .setEncoding(FrameEncoding.PNG)
        .setPixelFormat(PixelFormat.MONO8)
        .setImage(ByteBuffer.wrap(image))
        .build();
  }

  public static Loss loss(long sequence) {
    Trigger trigger = trigger(sequence);
    return Loss.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(trigger.getLineId())
        .setCameraId(trigger.getCameraId())
        .setEpoch(EPOCH)
        .setSequence(sequence)
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .setReason(LossReason.TRIGGER_DROPPED)
        .setStage(LossStage.BEFORE_CAPTURE)
        .setDetail("no answer")
        .setRecordedAt(trigger.getTriggeredAt().plusMillis(7))
        .build();
  }

  public static CameraState state(long triggered) {
    return CameraState.newBuilder()
        .setLineId("line-a")
        .setCameraId("a-top")
        .setEpoch(EPOCH)
        .setStatus(CameraStatus.CONNECTED)
        .setAt(START.plusSeconds(triggered))
        .setTriggered(triggered)
        .setCaptured(triggered)
        .setPublished(triggered)
        .setLost(0)
        .setLostAfterCapture(0)
        .setDetail("")
        .build();
  }
}
