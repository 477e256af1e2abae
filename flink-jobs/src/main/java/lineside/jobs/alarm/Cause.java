package lineside.jobs.alarm;

import lineside.schemas.identity.Identities;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;

/**
 * What one alarm is about; there is at most one active alarm for each.
 *
 * @param stationId station; empty when not one station is concerned
 * @param cameraId camera; empty when not one camera is concerned
 * @param defectKind defect class for DEFECT_RATE, recipe for MODEL_CHANGE, hash of the package for
 *     MODEL_REFUSED; empty otherwise
 */
record Cause(String lineId, String stationId, String cameraId, AlarmKind kind, String defectKind) {
  static Cause defect(String lineId, String stationId, String defectKind) {
    return new Cause(lineId, stationId, "", AlarmKind.DEFECT_RATE, defectKind);
  }

  static Cause camera(String lineId, String stationId, String cameraId, AlarmKind kind) {
    return new Cause(lineId, stationId, cameraId, kind, "");
  }

  /** Of a recipe that another model or threshold judges; the recipe stands where the kind does. */
  static Cause model(String lineId, String recipeId) {
    return new Cause(lineId, "", "", AlarmKind.MODEL_CHANGE, recipeId);
  }

  /** Of a package that machines refuse; its hash stands where the kind does. */
  static Cause refused(String lineId, String modelSha256) {
    return new Cause(lineId, "", "", AlarmKind.MODEL_REFUSED, modelSha256);
  }

  static Cause of(Alarm alarm) {
    String subject =
        switch (alarm.getAlarmKind()) {
          case MODEL_CHANGE -> alarm.getRecipeId();
          case MODEL_REFUSED -> alarm.getModelSha256();
          case DEFECT_RATE, FRAME_LOSS, IMAGE_QUALITY, LEDGER, CAMERA_ABSENT, SCORE_DRIFT ->
              alarm.getDefectKind();
        };
    return new Cause(
        alarm.getLineId(),
        alarm.getStationId(),
        alarm.getCameraId(),
        alarm.getAlarmKind(),
        subject);
  }

  /** Key among the active alarms; the station of a camera may become known later. */
  String key() {
    return switch (kind) {
      case DEFECT_RATE, MODEL_CHANGE, MODEL_REFUSED -> kind + "|" + stationId + "|" + defectKind;
      case FRAME_LOSS, IMAGE_QUALITY, LEDGER, CAMERA_ABSENT, SCORE_DRIFT -> kind + "|" + cameraId;
    };
  }

  /** Id of the alarm that {@code event} raises. */
  String alarmId(String event) {
    return Identities.idOf("alarm", lineId, stationId, cameraId, kind.name(), defectKind, event);
  }
}
