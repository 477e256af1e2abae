package lineside.footage.plan;

import java.util.List;
import java.util.Optional;
import lineside.footage.scenario.CameraSpec;
import lineside.footage.scenario.FaultKind;

/**
 * One trigger of one camera.
 *
 * @param camera camera
 * @param sequence number of the trigger at its camera, from 0
 * @param offsetMillis line time since the start of the run
 * @param fault what is wrong with the camera, if anything
 * @param defects defects on the part that this camera can see
 */
public record PlannedShot(
    CameraSpec camera,
    long sequence,
    long offsetMillis,
    Optional<FaultKind> fault,
    List<PlannedDefect> defects) {
  public PlannedShot {
    defects = List.copyOf(defects);
  }
}
