package lineside.footage.scenario;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lineside.footage.defect.DefectKind;
import lineside.footage.render.Face;
import lineside.footage.render.ViewKind;

/** Checks what no single key can tell: that names are unique and refer to something. */
final class ScenarioChecks {
  private final Scenario scenario;
  private final List<String> problems;
  private final Set<String> seen = new HashSet<>();

  ScenarioChecks(Scenario scenario, List<String> problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void run() {
    scenario.lines().forEach(this::line);
    for (ReadingSpec reading : scenario.readings()) {
      if (scenario.lines().stream().noneMatch(l -> l.lineId().equals(reading.lineId()))) {
        problems.add("readings: no line '" + reading.lineId() + "'");
      }
    }
    scenario.causes().forEach(this::cause);
    for (FaultSpec fault : scenario.faults()) {
      if (scenario.lineOf(fault.cameraId()).isEmpty()) {
        problems.add("faults: no camera '" + fault.cameraId() + "'");
      }
    }
  }

  private void line(LineSpec line) {
    unique("line", line.lineId());
    unique("recipe", line.recipeId());
    if (line.cameras().isEmpty()) {
      problems.add("lines: " + line.lineId() + " has no camera");
    }
    boolean strip = line.material() == Material.STRIP;
    for (CameraSpec camera : line.cameras()) {
      unique("camera", camera.cameraId());
      if ((camera.view() == ViewKind.STRIP) != strip) {
        problems.add(
            "lines: camera %s cannot see %s on line %s"
                .formatted(camera.cameraId(), camera.view().label(), line.lineId()));
      }
    }
    if (!line.cameras().isEmpty() && line.cameras().get(0).delayMillis() != 0) {
      problems.add("lines: first camera of " + line.lineId() + " must have no delay");
    }
  }

  private void cause(CauseSpec cause) {
    String where = "causes: " + cause.causeId();
    unique("cause", cause.causeId());
    if (cause.causeId().equals("base")) {
      problems.add(where + ": base is the name of defects without cause");
    }
    Optional<LineSpec> line = scenario.lineOf(cause.cameraId());
    if (line.isEmpty()) {
      problems.add(where + ": no camera '" + cause.cameraId() + "'");
      return;
    }
    boolean strip = line.get().material() == Material.STRIP;
    if (strip != (cause.factor() == Factor.PERIOD)) {
      problems.add(where + ": strip takes causes of factor period, brackets the others");
    }
    if (strip && cause.kind() == DefectKind.MISSING_FEATURE) {
      problems.add(where + ": strip has no feature to miss");
    }
    if (!exists(cause, line.get())) {
      problems.add(
          where
              + ": line "
              + line.get().lineId()
              + " has no "
              + key(cause)
              + " '"
              + cause.value()
              + "'");
    }
    cause
        .place()
        .filter(
            p -> !within(p.get(0), Face.FRAME_WIDTH_PX) || !within(p.get(1), Face.FRAME_HEIGHT_PX))
        .ifPresent(p -> problems.add(where + ": at lies outside the picture: " + p));
  }

  private boolean exists(CauseSpec cause, LineSpec line) {
    return switch (cause.factor()) {
      case PALLET -> line.pallets().contains(cause.value());
      case TOOL -> line.tools().contains(cause.value());
      case LOT -> line.lots().stream().anyMatch(lot -> lot.lotId().equals(cause.value()));
      case PROCESS -> scenario.reading(line.lineId(), cause.value()).isPresent();
      case PERIOD -> true;
    };
  }

  private static String key(CauseSpec cause) {
    return cause.factor() == Factor.PROCESS
        ? "reading"
        : cause.factor().name().toLowerCase(Locale.ROOT);
  }

  private static boolean within(int at, int size) {
    return at >= 0 && at < size;
  }

  private void unique(String what, String id) {
    if (!seen.add(what + " " + id)) {
      problems.add(what + " '" + id + "' is named twice");
    }
  }
}
