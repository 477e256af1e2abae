package lineside.jobs.verdict;

import lineside.schemas.identity.Identities;
import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;

/** The trigger inside of records that name one. */
public final class Triggers {
  private Triggers() {}

  /** The inspection that a trigger belongs to. */
  public static String inspectionId(Trigger trigger) {
    return Identities.inspectionId(trigger.getLineId(), trigger.getPartId(), trigger.getAttempt());
  }

  /** The trigger that a loss tells of. */
  public static Trigger of(Loss loss) {
    return Trigger.newBuilder()
        .setViewId(loss.getViewId())
        .setLineId(loss.getLineId())
        .setCameraId(loss.getCameraId())
        .setEpoch(loss.getEpoch())
        .setSequence(loss.getSequence())
        .setTriggeredAt(loss.getTriggeredAt())
        .setPartId(loss.getPartId())
        .setAttempt(loss.getAttempt())
        .setRecipeId(loss.getRecipeId())
        .setEncoderPositionMm(loss.getEncoderPositionMm())
        .setIsSimulated(loss.getIsSimulated())
        .build();
  }

  /** The trigger that a view claims. */
  public static Trigger of(ViewVerdict view) {
    return Trigger.newBuilder()
        .setViewId(view.getViewId())
        .setLineId(view.getLineId())
        .setCameraId(view.getCameraId())
        .setEpoch(view.getEpoch())
        .setSequence(view.getSequence())
        .setTriggeredAt(view.getTriggeredAt())
        .setPartId(view.getPartId())
        .setAttempt(view.getAttempt())
        .setRecipeId(view.getRecipeId())
        .setEncoderPositionMm(view.getEncoderPositionMm())
        .setIsSimulated(view.getIsSimulated())
        .build();
  }
}
