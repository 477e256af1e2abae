package lineside.footage.clip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.footage.defect.DefectOrder;
import lineside.footage.defect.Photographer;
import lineside.footage.defect.Photographer.Settled;
import lineside.footage.defect.Shot;
import lineside.footage.defect.Subject;
import lineside.footage.defect.Visibility;
import lineside.footage.plan.LinePlan;
import lineside.footage.plan.PlannedDefect;
import lineside.footage.plan.PlannedPart;
import lineside.footage.plan.PlannedShot;
import lineside.footage.render.Face;
import lineside.footage.render.Look;
import lineside.footage.render.Seed;
import lineside.footage.render.ViewKind;
import lineside.footage.scenario.FaultKind;

/**
 * Takes the pictures of one line. Immutable after construction; pictures may be taken by several
 * threads at once.
 */
final class FrameTaker {
  private final Photographer photographer;
  private final Seed seed;
  private final PngEncoder encoder = new PngEncoder();
  private final Map<String, Settled> onStrip = new HashMap<>();

  FrameTaker(Photographer photographer, LinePlan plan, Seed rootSeed) {
    this.photographer = photographer;
    this.seed = rootSeed.child("line").child(plan.line().lineId());
    for (PlannedPart part : plan.parts()) {
      part.shots().forEach(this::settleOnStrip);
    }
  }

  /**
   * A picture as it goes into a clip.
   *
   * @param png empty when the camera took none, or shows the one before again
   * @param maskPng present when the picture is sound and shows defects
   * @param visibilities one per planned defect, as a sound camera would have seen it
   */
  record Taken(Optional<byte[]> png, Optional<byte[]> maskPng, List<Visibility> visibilities) {}

  Taken take(PlannedPart part, PlannedShot shot) {
    Subject subject = subject(part.number(), shot);
    Look look = look(part.number(), shot);
    List<Settled> defects = settled(subject, look, shot);
    Shot sound = photographer.shoot(subject, look, defects);
    if (shot.fault().isEmpty()) {
      boolean any = sound.visibilities().stream().anyMatch(seen -> seen.areaPx() > 0);
      Optional<byte[]> mask = any ? Optional.of(encoder.encode(sound.mask())) : Optional.empty();
      return new Taken(Optional.of(encoder.encode(sound.pixels())), mask, sound.visibilities());
    }
    Optional<byte[]> png =
        broken(shot.fault().get(), look)
            .map(bad -> encoder.encode(photographer.shoot(subject, bad, defects).pixels()));
    return new Taken(png, Optional.empty(), sound.visibilities());
  }

  private static Optional<Look> broken(FaultKind fault, Look look) {
    return switch (fault) {
      case DARK -> Optional.of(look.dark());
      case BLURRED -> Optional.of(look.blurred());
      case DROPPED, FROZEN -> Optional.empty();
    };
  }

  private Subject subject(long part, PlannedShot shot) {
    return new Subject(
        shot.camera().view(),
        seed.child("part").child(part),
        part * Face.FRAME_HEIGHT_PX,
        seed.child("noise").child(shot.camera().cameraId()).child(shot.sequence()));
  }

  private Look look(long part, PlannedShot shot) {
    Seed of = seed.child("look").child(shot.camera().cameraId()).child(part);
    return Look.ofLine(shot.camera().view(), of.random());
  }

  private List<Settled> settled(Subject subject, Look look, PlannedShot shot) {
    List<Settled> settled = new ArrayList<>();
    for (PlannedDefect defect : shot.defects()) {
      Settled strip = onStrip.get(defect.defectId());
      DefectOrder order = defect.order();
      settled.add(strip != null ? strip : photographer.settle(subject, look, order));
    }
    return settled;
  }

  /**
   * A defect of a strip is settled once, in a picture around its centre, since two pictures may
   * share it.
   */
  private void settleOnStrip(PlannedShot shot) {
    if (shot.camera().view() != ViewKind.STRIP) {
      return;
    }
    for (PlannedDefect defect : shot.defects()) {
      long firstRow = defect.centreRow() - Face.FRAME_HEIGHT_PX / 2;
      Subject centred = subject(0, shot).atRow(firstRow);
      onStrip.computeIfAbsent(
          defect.defectId(), id -> photographer.settle(centred, look(0, shot), defect.order()));
    }
  }
}
