package lineside.jobs.verdict;

import java.util.List;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;

/** The trigger inside of records that name one, and the verdict that answers one. */
public final class Triggers {
  private Triggers() {}

  /** Whether the view id is that of camera, epoch and sequence. */
  public static boolean isSound(Trigger trigger) {
    return trigger
        .getViewId()
        .equals(
            Identities.viewId(trigger.getCameraId(), trigger.getEpoch(), trigger.getSequence()));
  }

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

  /**
   * A verdict on the view that a trigger asked for, without outcome: no picture, no model.
   *
   * @param stationId station according to the recipe; empty when the recipe is unknown
   */
  public static ViewVerdict.Builder verdictOn(Trigger trigger, String stationId) {
    return ViewVerdict.newBuilder()
        .setViewId(trigger.getViewId())
        .setInspectionId(inspectionId(trigger))
        .setLineId(trigger.getLineId())
        .setStationId(stationId)
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(trigger.getAttempt())
        .setRecipeId(trigger.getRecipeId())
        .setEncoderPositionMm(trigger.getEncoderPositionMm())
        .setIsSimulated(trigger.getIsSimulated())
        .setUndefinedReason(UndefinedReason.NONE)
        .setDetail("")
        .setWidthPx(0)
        .setHeightPx(0)
        .setFindings(List.of())
        .setBatchSize(0);
  }
}
