package lineside.jobs.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lineside.jobs.alarm.AlarmBook.OpenAlarm;
import lineside.jobs.alarm.AlarmBook.Spot;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmRule;
import lineside.schemas.record.AlarmRuleKind;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** What one part showed at one station, one camera, in its scores, or of its model. */
final class Place {
  final Sort sort;
  final String stationId;
  final String cameraId;
  final Set<String> faults = new TreeSet<>();
  final List<Spot> spots = new ArrayList<>();
  @Nullable Long acquiredAtMicros;

  /** What is looked at. */
  enum Sort {
    STATION,
    CAMERA,
    SCORES,
    MODEL
  }

  private Place(Sort sort, String stationId, String cameraId) {
    this.sort = sort;
    this.stationId = stationId;
    this.cameraId = cameraId;
  }

  static Place camera(ViewVerdict view) {
    return new Place(Sort.CAMERA, view.getStationId(), view.getCameraId());
  }

  static Place station(ViewVerdict view) {
    return new Place(Sort.STATION, view.getStationId(), "");
  }

  static Place scores(ViewVerdict view) {
    return new Place(Sort.SCORES, view.getStationId(), view.getCameraId());
  }

  static Place model() {
    return new Place(Sort.MODEL, "", "");
  }

  void add(Set<String> shown, ViewVerdict view) {
    faults.addAll(shown);
    if (!shown.isEmpty() && view.getAcquiredAtMicros() != null) {
      acquiredAtMicros =
          acquiredAtMicros == null
              ? view.getAcquiredAtMicros()
              : Math.max(acquiredAtMicros, view.getAcquiredAtMicros());
    }
  }

  /** The cause that a fault of that kind here has. */
  Cause cause(String lineId, String recipeId, String fault) {
    return switch (sort) {
      case STATION -> Cause.defect(lineId, stationId, fault);
      case CAMERA, SCORES -> Cause.camera(lineId, stationId, cameraId, AlarmKind.valueOf(fault));
      case MODEL -> Cause.model(lineId, recipeId);
    };
  }

  /** Rules that a fault here may meet. */
  List<AlarmRule> rules(RecipeRules rules, String fault) {
    return switch (sort) {
      case STATION -> rules.defect(stationId, fault);
      case CAMERA -> rules.of(AlarmRuleKind.CAMERA_UNHEALTHY);
      case SCORES -> rules.of(AlarmRuleKind.SCORE_DRIFT);
      case MODEL -> rules.of(AlarmRuleKind.MODEL_CHANGE);
    };
  }

  /** Kinds of faults here that have an active alarm. */
  Set<String> activeFaults(Collection<OpenAlarm> active, String recipeId) {
    Set<String> kinds = new TreeSet<>();
    for (OpenAlarm open : active) {
      Alarm alarm = open.alarm;
      switch (alarm.getAlarmKind()) {
        case DEFECT_RATE -> {
          if (sort == Sort.STATION && alarm.getStationId().equals(stationId)) {
            kinds.add(alarm.getDefectKind());
          }
        }
        case FRAME_LOSS, IMAGE_QUALITY -> addCamera(kinds, Sort.CAMERA, alarm);
        case SCORE_DRIFT -> addCamera(kinds, Sort.SCORES, alarm);
        case MODEL_CHANGE -> {
          if (sort == Sort.MODEL && alarm.getRecipeId().equals(recipeId)) {
            kinds.add(alarm.getAlarmKind().name());
          }
        }
        case LEDGER, CAMERA_ABSENT, MODEL_REFUSED -> {}
      }
    }
    return kinds;
  }

  private void addCamera(Set<String> kinds, Sort wanted, Alarm alarm) {
    if (sort == wanted && alarm.getCameraId().equals(cameraId)) {
      kinds.add(alarm.getAlarmKind().name());
    }
  }
}
