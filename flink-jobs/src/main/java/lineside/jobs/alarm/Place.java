package lineside.jobs.alarm;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** What one part showed at one camera or one station. */
final class Place {
  final String stationId;
  final String cameraId;
  final boolean isCamera;
  final Set<String> faults = new TreeSet<>();
  @Nullable Long acquiredAtMicros;

  private Place(String stationId, String cameraId, boolean isCamera) {
    this.stationId = stationId;
    this.cameraId = cameraId;
    this.isCamera = isCamera;
  }

  static Place camera(ViewVerdict view) {
    return new Place(view.getStationId(), view.getCameraId(), true);
  }

  static Place station(ViewVerdict view) {
    return new Place(view.getStationId(), "", false);
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
  Cause cause(String lineId, String kind) {
    return isCamera
        ? Cause.camera(lineId, stationId, cameraId, AlarmKind.valueOf(kind))
        : Cause.defect(lineId, stationId, kind);
  }

  /** Kinds of faults here that have an active alarm. */
  Set<String> activeKinds(Collection<Alarm> active) {
    Set<String> kinds = new TreeSet<>();
    for (Alarm alarm : active) {
      AlarmKind kind = alarm.getAlarmKind();
      if (!isCamera && kind == AlarmKind.DEFECT_RATE && alarm.getStationId().equals(stationId)) {
        kinds.add(alarm.getDefectKind());
      } else if (isCamera
          && (kind == AlarmKind.FRAME_LOSS || kind == AlarmKind.IMAGE_QUALITY)
          && alarm.getCameraId().equals(cameraId)) {
        kinds.add(kind.name());
      }
    }
    return kinds;
  }
}
