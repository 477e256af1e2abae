package lineside.footage.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lineside.footage.defect.DefectKind;
import lineside.footage.defect.DefectOrder;
import lineside.footage.defect.Photographer;
import lineside.footage.defect.Place;
import lineside.footage.plan.PlannedPart.Carrier;
import lineside.footage.render.Face;
import lineside.footage.render.Seed;
import lineside.footage.scenario.CauseSpec;
import lineside.footage.scenario.CauseSpec.Roll;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.Scenario;

/**
 * Plans a strip: defects have a place along the strip, in rows from its start, and belong to every
 * segment that they may reach into. Used once.
 */
final class StripPlanner {
  /** No defect reaches further from its centre, rows. */
  private static final int REACH_PX = 110;

  private static final int ROWS = Face.FRAME_HEIGHT_PX;
  private final Scenario scenario;
  private final LineSpec line;
  private final Face face;
  private final Timetable timetable;
  private final Strength strength = new Strength();
  private final Seed seed;
  private int baseDefects;

  StripPlanner(Scenario scenario, LineSpec line, Photographer photographer) {
    this.scenario = scenario;
    this.line = line;
    this.face = photographer.face(line.cameras().get(0).view());
    this.timetable = new Timetable(scenario, line);
    this.seed = scenario.rootSeed().child("plan").child(line.lineId());
  }

  LinePlan plan() {
    List<PlannedDefect> defects = new ArrayList<>();
    for (long segment = 0; segment < timetable.parts(); segment++) {
      addBase(segment, defects);
    }
    for (CauseSpec cause : scenario.causes()) {
      boolean here = line.cameras().get(0).cameraId().equals(cause.cameraId());
      cause.roll().filter(roll -> here).ifPresent(roll -> addMarks(cause, roll, defects));
    }
    List<PlannedPart> parts = new ArrayList<>();
    for (long segment = 0; segment < timetable.parts(); segment++) {
      parts.add(part(segment, defects));
    }
    return new LinePlan(line, parts);
  }

  private PlannedPart part(long segment, List<PlannedDefect> defects) {
    long from = segment * ROWS - REACH_PX;
    long to = (segment + 1) * ROWS + REACH_PX;
    List<PlannedDefect> here =
        defects.stream().filter(d -> d.centreRow() >= from && d.centreRow() < to).toList();
    String coil = "coil-%02d".formatted(segment / line.coilSegments() + 1);
    String partId = "%s/%06d".formatted(coil, segment % line.coilSegments());
    return new PlannedPart(
        partId, segment, new Carrier(coil, "", ""), timetable.shots(segment, List.of(here)));
  }

  private void addBase(long segment, List<PlannedDefect> defects) {
    Seed of = seed.child("base").child(segment);
    Random random = of.random();
    if (random.nextDouble() >= line.baseRate()) {
      return;
    }
    List<DefectKind> kinds = DefectKind.possibleIn(line.cameras().get(0).view());
    DefectKind kind = kinds.get(baseDefects++ % kinds.size());
    Place place = centred(Place.any(kind, face, random).x());
    double sigma = strength.next("base " + kind.label(), line.visibleShare(), random);
    long row = clampRow(segment * ROWS + random.nextInt(ROWS));
    DefectOrder order = new DefectOrder(kind, place, of.child("shape"), sigma);
    String id = "%s/%s/%06d".formatted(line.lineId(), PlannedDefect.BASE, segment);
    defects.add(new PlannedDefect(id, PlannedDefect.BASE, order, row));
  }

  private void addMarks(CauseSpec cause, Roll roll, List<PlannedDefect> defects) {
    double rowsPerTurn = roll.periodMm() / line.millimetresPerPixel();
    double firstRow = roll.fromSeconds() * line.partsPerSecond() * ROWS + REACH_PX;
    long lastRow = timetable.parts() * ROWS - REACH_PX;
    int marks = (int) Math.max(0, Math.floor((lastRow - firstRow) / rowsPerTurn) + 1);
    Seed of = seed.child(cause.causeId());
    int x =
        cause
            .place()
            .map(at -> at.get(0))
            .orElseGet(() -> Place.any(cause.kind(), face, of.random()).x());
    for (int i = 0; i < marks; i++) {
      double progress = i / (double) Math.max(1, marks - 1);
      double sigma = roll.firstSigma() + progress * (roll.lastSigma() - roll.firstSigma());
      DefectOrder order = new DefectOrder(cause.kind(), centred(x), of.child("shape"), sigma);
      String id = "%s/%s/%06d".formatted(line.lineId(), cause.causeId(), i + 1);
      long row = Math.round(firstRow + i * rowsPerTurn);
      defects.add(new PlannedDefect(id, cause.causeId(), order, row));
    }
  }

  /** Defects of a strip are drawn in the middle of a canvas that is then laid where they belong. */
  private Place centred(int x) {
    return new Place(x, face.level().heightPx() / 2);
  }

  private long clampRow(long row) {
    return Math.max(REACH_PX, Math.min(timetable.parts() * ROWS - REACH_PX, row));
  }
}
