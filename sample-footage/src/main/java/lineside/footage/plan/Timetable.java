package lineside.footage.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.footage.scenario.CameraSpec;
import lineside.footage.scenario.FaultKind;
import lineside.footage.scenario.FaultSpec;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.Scenario;

/** When parts pass and which camera fails then. */
final class Timetable {
  private static final long FIRST_PART_MILLIS = 500;
  private final Scenario scenario;
  private final LineSpec line;

  Timetable(Scenario scenario, LineSpec line) {
    this.scenario = scenario;
    this.line = line;
  }

  /** Parts whose last picture still falls into the run. */
  long parts() {
    long last = line.cameras().stream().mapToLong(CameraSpec::delayMillis).max().orElse(0);
    long room = scenario.durationMillis() - FIRST_PART_MILLIS - last;
    return Math.max(0, (long) Math.ceil(room * line.partsPerSecond() / 1000));
  }

  long offsetMillis(long part) {
    return FIRST_PART_MILLIS + Math.round(part * 1000 / line.partsPerSecond());
  }

  List<PlannedShot> shots(long part, List<List<PlannedDefect>> defectsPerCamera) {
    List<PlannedShot> shots = new ArrayList<>();
    for (int i = 0; i < line.cameras().size(); i++) {
      CameraSpec camera = line.cameras().get(i);
      long at = offsetMillis(part) + camera.delayMillis();
      shots.add(
          new PlannedShot(camera, part, at, fault(camera.cameraId(), at), defectsPerCamera.get(i)));
    }
    return shots;
  }

  private Optional<FaultKind> fault(String cameraId, long offsetMillis) {
    return scenario.faults().stream()
        .filter(fault -> fault.cameraId().equals(cameraId) && fault.covers(offsetMillis))
        .map(FaultSpec::kind)
        .findFirst();
  }
}
