package lineside.footage.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import lineside.footage.defect.DefectKind;
import lineside.footage.defect.DefectOrder;
import lineside.footage.defect.Photographer;
import lineside.footage.defect.Place;
import lineside.footage.plan.PlannedPart.Carrier;
import lineside.footage.render.Face;
import lineside.footage.render.Seed;
import lineside.footage.render.ViewKind;
import lineside.footage.scenario.CameraSpec;
import lineside.footage.scenario.CauseSpec;
import lineside.footage.scenario.Factor;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.Scenario;

/**
 * Plans a line of discrete parts: who carried and made each, and which causes strike. Used once.
 */
final class PartPlanner {
  private static final int PLACE_JITTER_PX = 3;
  private final Scenario scenario;
  private final LineSpec line;
  private final Photographer photographer;
  private final Timetable timetable;
  private final Strength strength = new Strength();
  private final Seed seed;
  private int baseDefects;

  PartPlanner(Scenario scenario, LineSpec line, Photographer photographer) {
    this.scenario = scenario;
    this.line = line;
    this.photographer = photographer;
    this.timetable = new Timetable(scenario, line);
    this.seed = scenario.rootSeed().child("plan").child(line.lineId());
  }

  LinePlan plan() {
    List<PlannedPart> parts = new ArrayList<>();
    for (long number = 0; number < timetable.parts(); number++) {
      parts.add(part(number));
    }
    return new LinePlan(line, parts);
  }

  private PlannedPart part(long number) {
    double seconds = timetable.offsetMillis(number) / 1000.0;
    Seed of = seed.child(number);
    Random random = of.child("carrier").random();
    List<String> tools = line.tools();
    List<String> pallets = line.pallets();
    Carrier carrier =
        new Carrier(
            line.lotAt(seconds),
            tools.isEmpty() ? "" : tools.get(random.nextInt(tools.size())),
            pallets.isEmpty() ? "" : pallets.get((int) (number % pallets.size())));
    List<List<PlannedDefect>> defects = new ArrayList<>();
    line.cameras().forEach(camera -> defects.add(new ArrayList<>()));
    for (CauseSpec cause : scenario.causes()) {
      int camera = cameraIndex(cause.cameraId());
      Seed causeSeed = of.child(cause.causeId());
      if (camera >= 0 && strikes(cause, carrier, seconds, causeSeed)) {
        defects.get(camera).add(caused(cause, number, causeSeed));
      }
    }
    addBase(number, of.child("base"), defects);
    String partId = prefix() + "-%06d".formatted(number + 1);
    return new PlannedPart(partId, number, carrier, timetable.shots(number, defects));
  }

  /** Letter of the line: {@code line-a} makes {@code A-000001}. */
  private String prefix() {
    return line.lineId().substring(line.lineId().lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
  }

  private boolean strikes(CauseSpec cause, Carrier carrier, double seconds, Seed of) {
    double progress = 1000 * seconds / scenario.durationMillis();
    double rate = cause.rate() + (cause.rateAtEnd() - cause.rate()) * progress;
    boolean concerned =
        switch (cause.factor()) {
          case PALLET -> cause.value().equals(carrier.palletId());
          case TOOL -> cause.value().equals(carrier.toolId());
          case LOT -> cause.value().equals(carrier.lotId());
          case PROCESS ->
              scenario
                  .reading(line.lineId(), cause.value())
                  .filter(reading -> reading.valueAt(seconds) > cause.above())
                  .isPresent();
          case PERIOD -> false;
        };
    return concerned && of.random().nextDouble() < rate;
  }

  private PlannedDefect caused(CauseSpec cause, long number, Seed of) {
    Random random = of.child("defect").random();
    CameraSpec camera = line.cameras().get(cameraIndex(cause.cameraId()));
    Face face = photographer.face(camera.view());
    Place place =
        cause
            .place()
            .map(at -> new Place(jitter(at.get(0), random), jitter(at.get(1), random)))
            .orElseGet(() -> Place.any(cause.kind(), face, random));
    double sigma = strength.next(cause.causeId(), cause.visibleShare(), random);
    // A pallet scratches with the same burr every time; what else strikes looks different every
    // time.
    Seed shape = cause.factor() == Factor.PALLET ? seed.child(cause.causeId()) : of.child("shape");
    DefectOrder order = new DefectOrder(cause.kind(), place, shape, sigma);
    return new PlannedDefect(id(cause.causeId(), number), cause.causeId(), order, 0);
  }

  private static int jitter(int at, Random random) {
    return at + Face.MARGIN_PX + random.nextInt(2 * PLACE_JITTER_PX + 1) - PLACE_JITTER_PX;
  }

  private void addBase(long number, Seed of, List<List<PlannedDefect>> defects) {
    Random random = of.random();
    if (random.nextDouble() >= line.baseRate()) {
      return;
    }
    int camera = random.nextInt(defects.size());
    ViewKind view = line.cameras().get(camera).view();
    List<DefectKind> kinds = DefectKind.possibleIn(view);
    DefectKind kind = kinds.get(baseDefects++ % kinds.size());
    Place place = Place.any(kind, photographer.face(view), random);
    double sigma = strength.next("base " + kind.label(), line.visibleShare(), random);
    DefectOrder order = new DefectOrder(kind, place, of.child("shape"), sigma);
    String id = id(PlannedDefect.BASE, number);
    defects.get(camera).add(new PlannedDefect(id, PlannedDefect.BASE, order, 0));
  }

  private String id(String cause, long number) {
    return "%s/%s/%06d".formatted(line.lineId(), cause, number + 1);
  }

  private int cameraIndex(String cameraId) {
    for (int i = 0; i < line.cameras().size(); i++) {
      if (line.cameras().get(i).cameraId().equals(cameraId)) {
        return i;
      }
    }
    return -1;
  }
}
