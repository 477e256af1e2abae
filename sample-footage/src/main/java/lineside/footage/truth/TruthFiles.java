package lineside.footage.truth;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lineside.footage.defect.Visibility;
import lineside.footage.plan.PlannedPart;
import lineside.footage.plan.PlannedShot;
import lineside.footage.scenario.CameraSpec;
import lineside.footage.scenario.CauseSpec;
import lineside.footage.scenario.Factor;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.Scenario;

/** Writes {@code truth.jsonl} and {@code causes.json}. */
public final class TruthFiles {
  private TruthFiles() {}

  public static void writeParts(Path file, List<LineTruth> lines) throws IOException {
    try (JsonLines out = new JsonLines(file)) {
      for (LineTruth line : lines) {
        for (PlannedPart part : line.plan().parts()) {
          out.write(part(line, part));
        }
      }
    }
  }

  private static ObjectNode part(LineTruth line, PlannedPart part) {
    ObjectNode node = JsonLines.object();
    node.put("lineId", line.plan().line().lineId());
    node.put("partId", part.partId());
    node.put("attempt", 1);
    node.put("label", line.labelOf(part).label());
    ArrayNode views = node.putArray("views");
    for (PlannedShot shot : part.shots()) {
      ObjectNode view = views.addObject();
      view.put("cameraId", shot.camera().cameraId());
      view.put("sequence", shot.sequence());
      view.put("fault", shot.fault().map(fault -> fault.label()).orElse(null));
    }
    ArrayNode defects = node.putArray("defects");
    line.of(part).forEach(sighting -> defects.add(defect(line, sighting)));
    return node;
  }

  private static ObjectNode defect(LineTruth line, Sighting sighting) {
    Visibility seen = sighting.visibility();
    ObjectNode node = JsonLines.object();
    node.put("defectId", sighting.defect().defectId());
    node.put("kind", sighting.defect().order().kind().label());
    node.put("cameraId", sighting.shot().camera().cameraId());
    node.put("cause", sighting.defect().cause());
    node.put("visible", seen.isVisible());
    node.put("areaPx", seen.areaPx());
    node.put("contrastSigma", Math.round(seen.contrastSigma() * 100) / 100.0);
    node.putArray("box").add(seen.left()).add(seen.top()).add(seen.widthPx()).add(seen.heightPx());
    node.put("continuesFrom", line.isOwned(sighting) ? null : line.ownerOf(sighting).partId());
    return node;
  }

  /**
   * Writes the planted causes; parts touched are those that own a defect of the cause which is
   * visible and was pictured.
   */
  public static void writeCauses(Path file, Scenario scenario, List<LineTruth> lines)
      throws IOException {
    ArrayNode causes = JsonLines.object().putArray("causes");
    for (CauseSpec cause : scenario.causes()) {
      for (LineTruth line : lines) {
        for (CameraSpec camera : line.plan().line().cameras()) {
          if (camera.cameraId().equals(cause.cameraId())) {
            causes.add(cause(cause, line, camera));
          }
        }
      }
    }
    JsonLines.writeDocument(file, causes);
  }

  private static ObjectNode cause(CauseSpec cause, LineTruth line, CameraSpec camera) {
    LineSpec spec = line.plan().line();
    ObjectNode node = JsonLines.object();
    node.put("causeId", cause.causeId());
    node.put("kind", cause.kind().label());
    node.put("lineId", spec.lineId());
    node.put("stationId", camera.stationId());
    node.put("factorKind", cause.factor().name());
    node.put("factorName", factorName(cause));
    node.put("factorValue", factorValue(cause));
    node.put("periodMm", cause.roll().map(CauseSpec.Roll::periodMm).orElse(null));
    node.put("partsTouched", partsTouched(cause, line));
    return node;
  }

  /** Parts with a sound view of a visible defect of the cause that they own. */
  public static long partsTouched(CauseSpec cause, LineTruth line) {
    return line.plan().parts().stream()
        .filter(part -> line.labelOf(part) == LineTruth.Label.VISIBLE)
        .filter(
            part ->
                line.of(part).stream()
                    .anyMatch(
                        s ->
                            s.defect().cause().equals(cause.causeId())
                                && line.isOwned(s)
                                && s.visibility().isVisible()))
        .count();
  }

  private static String factorName(CauseSpec cause) {
    return switch (cause.factor()) {
      case PALLET, TOOL, LOT -> cause.factor().name().toLowerCase(Locale.ROOT) + "Id";
      case PROCESS -> cause.value();
      case PERIOD -> "period";
    };
  }

  private static String factorValue(CauseSpec cause) {
    if (cause.factor() == Factor.PROCESS) {
      return "> " + cause.above();
    }
    return cause.roll().map(roll -> roll.periodMm() + " mm").orElse(cause.value());
  }
}
