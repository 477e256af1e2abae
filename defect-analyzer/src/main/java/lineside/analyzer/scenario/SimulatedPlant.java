package lineside.analyzer.scenario;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartContext;

/**
 * Two lines as they would leave their archive: line a makes parts seen at two stations, line b a
 * strip. Pallets and cavities take turns, tools are drawn, lots and recipes come back in several
 * stretches, tools wear and are changed, readings drift; the inspection misses defects, mistakes
 * kinds and sees some where there are none. Rows are made one by one. One thread; runs once.
 */
public final class SimulatedPlant {
  /** Kinds of defect. */
  public static final List<String> KINDS =
      List.of("scratch", "pit", "stain", "crack", "chipped-edge", "missing-feature");

  /** Length of strip that a segment shows. */
  public static final double SEGMENT_MM = 120;

  /** Time of the first part. */
  public static final Instant START = Instant.parse("2026-03-02T04:00:00Z");

  private static final int COIL_SEGMENTS = 320;
  private static final int LOTS = 9;
  private static final double LOT_TURNS = 3;
  private static final double RECIPE_TURNS = 5;
  private static final double TOOL_CHANGES = 7;

  private final Scenario scenario;
  private final Surroundings surroundings;
  private final Random random;
  private final RowMaker rows;
  private final Map<PlantedCause, Integer> affected = new HashMap<>();
  private final Map<PlantedCause, Integer> affectedSince = new HashMap<>();
  private final Map<PlantedCause, Integer> firstTouched = new HashMap<>();
  private final double[] phases;
  private double ambient = 20;
  private double tension = 100;

  /** Takes what to simulate; nothing has a picture. */
  public SimulatedPlant(Scenario scenario) {
    this(scenario, Surroundings.USUAL, NamesOnly::new);
  }

  /**
   * Takes what to simulate, and pictures.
   *
   * @param appearance made with the plant's own chance
   */
  public SimulatedPlant(
      Scenario scenario, Surroundings surroundings, Function<Random, Appearance> appearance) {
    this.scenario = scenario;
    this.surroundings = surroundings;
    this.random = new Random(scenario.seed());
    this.rows = new RowMaker(random, appearance.apply(random));
    this.phases = new double[] {random.nextDouble() * 6.28, random.nextDouble() * 6.28};
  }

  /**
   * What a plant can not rely on.
   *
   * @param withoutContext share of discrete parts of which the MES says nothing
   */
  public record Surroundings(double withoutContext) {
    /** A plant whose MES misses few parts. */
    public static final Surroundings USUAL = new Surroundings(0.03);
  }

  /** Makes all rows, in order of time. */
  public void run(Consumer<InspectionRow> archive) {
    for (int i = 0; i < scenario.parts(); i++) {
      ambient += random.nextGaussian() * 0.05;
      tension += random.nextGaussian() * 0.3;
      archive.accept(partOfLineA(i));
      archive.accept(segmentOfLineB(i));
    }
  }

  /** Parts that show a cause to a perfect inspector. */
  public int affectedBy(PlantedCause cause) {
    return affected.getOrDefault(cause, 0);
  }

  /** Those of them since it jumped. */
  public int affectedSinceJump(PlantedCause cause) {
    return affectedSince.getOrDefault(cause, 0);
  }

  /** When a cause began to act: the first part that it could touch since its jump. */
  public Instant startOf(PlantedCause cause) {
    return at(firstTouched.getOrDefault(cause, 0));
  }

  /** Time from the first part to the last. */
  public long periodMillis() {
    return scenario.parts() * scenario.taktMillis();
  }

  private Instant at(int i) {
    return START.plusMillis(scenario.taktMillis() * i);
  }

  private InspectionRow partOfLineA(int i) {
    double share = (double) i / scenario.parts();
    String partId = "A-%07d".formatted(i + 1);
    PartContext context = context("line-a", partId, i);
    context.setLotId("L-%02d".formatted(1 + (int) (share * LOTS * LOT_TURNS) % LOTS));
    context.setToolId("T" + (1 + random.nextInt(3)));
    context.setPalletId(Integer.toString(1 + i % 10));
    context.setCavityId("C" + (1 + random.nextInt(4)));
    context.setAttributes(Map.of("machine-program", "P-" + (1 + random.nextInt(4))));
    String recipe = (int) (share * 2 * RECIPE_TURNS) % 2 == 0 ? "recipe-x" : "recipe-y";
    double coolant =
        28
            + 3 * Math.sin(19 * share + phases[0])
            + 1.5 * Math.sin(67 * share + phases[1])
            + 0.2 * random.nextGaussian();
    Map<String, Double> readings = new HashMap<>();
    readings.put("coolant-temperature", coolant);
    readings.put("tool-wear", share * TOOL_CHANGES % 1 + 0.01 * random.nextGaussian());
    readings.put("spindle-load", 50 + 4 * random.nextGaussian());
    readings.put("ambient-temperature", ambient);
    List<RowMaker.Defect> defects = chanceDefects(List.of("a1", "a2"));
    for (PlantedCause cause : scenario.causes()) {
      if (cause.lineId().equals("line-a") && acts(cause.factor(), context, recipe, coolant, i)) {
        happen(cause, share, 0.3 + 0.02 * random.nextGaussian(), Double.NaN, defects);
      }
    }
    boolean hasContext = random.nextDouble() >= surroundings.withoutContext();
    return rows.row(
        new RowMaker.Made("line-a", partId, recipe, at(i), i, List.of("a1", "a2")),
        hasContext ? context : null,
        readings,
        Double.NaN,
        defects);
  }

  private InspectionRow segmentOfLineB(int i) {
    double share = (double) i / scenario.parts();
    int coil = i / COIL_SEGMENTS;
    String partId = "B-%d/%05d".formatted(7 + coil, i % COIL_SEGMENTS + 1);
    double rolled = i * SEGMENT_MM;
    double start = rolled - (double) coil * COIL_SEGMENTS * SEGMENT_MM;
    Map<String, Double> readings = new HashMap<>();
    readings.put("strip-tension", tension);
    readings.put("ambient-temperature", ambient);
    PartContext context = context("line-b", partId, i);
    context.setLotId("C-" + (7 + coil));
    List<RowMaker.Defect> defects = chanceDefects(List.of("b1"));
    for (PlantedCause cause : scenario.causes()) {
      if (cause.factor().kind() == FactorKind.PERIOD) {
        double period = Double.parseDouble(cause.factor().value());
        double next = 217 + Math.ceil((rolled - 217) / period) * period;
        for (double mark = next; mark < rolled + SEGMENT_MM; mark += period) {
          double offset = mark - rolled + 2 * random.nextGaussian();
          happen(cause, share, 0.62 + 0.01 * random.nextGaussian(), offset, defects);
        }
      }
    }
    return rows.row(
        new RowMaker.Made("line-b", partId, "recipe-b", at(i), i, List.of("b1")),
        context,
        readings,
        start,
        defects);
  }

  private PartContext context(String line, String partId, int i) {
    return PartContext.newBuilder()
        .setLineId(line)
        .setPartId(partId)
        .setAttempt(1)
        .setProductId("product")
        .setOrderId("order-1")
        .setLotId("")
        .setToolId("")
        .setPalletId("")
        .setAt(at(i))
        .build();
  }

  private static boolean acts(
      PlantedCause.PlantedFactor factor,
      PartContext context,
      String recipe,
      double coolant,
      int i) {
    return switch (factor.kind()) {
      case PALLET -> context.getPalletId().equals(factor.value());
      case TOOL -> context.getToolId().equals(factor.value());
      case CAVITY -> context.getCavityId().equals(factor.value());
      case LOT -> context.getLotId().equals(factor.value());
      case RECIPE -> recipe.equals(factor.value());
      case CATEGORY -> factor.value().equals(context.getAttributes().get(factor.name()));
      case PROCESS -> coolant > Double.parseDouble(factor.value());
      case EVERY_NTH -> i % Integer.parseInt(factor.value()) == 3;
      case TIME -> true;
      case NONE, PERIOD, POSITION, SHIFT, STATION, MODEL -> false;
    };
  }

  private void happen(
      PlantedCause cause, double share, double x, double offsetMm, List<RowMaker.Defect> defects) {
    if (share >= cause.course().startShare()) {
      firstTouched.putIfAbsent(cause, (int) Math.round(share * scenario.parts()));
    }
    if (random.nextDouble() >= cause.course().at(share)) {
      return;
    }
    affected.merge(cause, 1, Integer::sum);
    if (share >= cause.course().startShare()) {
      affectedSince.merge(cause, 1, Integer::sum);
    }
    double offset = Double.isNaN(offsetMm) ? random.nextDouble() * SEGMENT_MM : offsetMm;
    defects.add(
        new RowMaker.Defect(
            cause.stationId(), cause.defectKind(), x, random.nextDouble(), offset, cause));
  }

  private List<RowMaker.Defect> chanceDefects(List<String> stations) {
    List<RowMaker.Defect> defects = new ArrayList<>();
    if (random.nextDouble() < scenario.baseRate()) {
      defects.add(
          new RowMaker.Defect(
              stations.get(random.nextInt(stations.size())),
              KINDS.get(random.nextInt(KINDS.size())),
              random.nextDouble(),
              random.nextDouble(),
              random.nextDouble() * SEGMENT_MM,
              null));
    }
    return defects;
  }
}
