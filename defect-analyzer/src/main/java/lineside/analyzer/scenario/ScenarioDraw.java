package lineside.analyzer.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import lineside.schemas.record.FactorKind;

/** Draws scenarios: which causes, how strong, since when. The same seed draws the same. */
public final class ScenarioDraw {
  private static final long TAKT_MILLIS = 12_000;
  private static final double BASE_RATE = 0.03;
  private static final int MIN_CAUSES = 3;
  private static final int MAX_CAUSES = 6;

  /** Kinds of factor on line a; on line b a period is drawn beside them. */
  private static final List<FactorKind> ON_LINE_A =
      List.of(
          FactorKind.PALLET,
          FactorKind.TOOL,
          FactorKind.CAVITY,
          FactorKind.LOT,
          FactorKind.RECIPE,
          FactorKind.CATEGORY,
          FactorKind.PROCESS,
          FactorKind.TIME,
          FactorKind.EVERY_NTH);

  private final Random random;

  private ScenarioDraw(long seed) {
    this.random = new Random(seed * 6_364_136_223_846_793_005L + 1);
  }

  /** Draws a scenario with causes. */
  public static Scenario of(long seed, int parts) {
    ScenarioDraw draw = new ScenarioDraw(seed);
    return new Scenario(seed, parts, TAKT_MILLIS, BASE_RATE, draw.causes(parts));
  }

  /**
   * A plant in which neither the kind of a defect nor where it is seen tells its cause: at each
   * station of line a two causes make the same kind.
   */
  public static Scenario crossed(long seed, int parts) {
    ScenarioDraw draw = new ScenarioDraw(seed);
    return new Scenario(seed, parts, TAKT_MILLIS, BASE_RATE, draw.crossedCauses(parts));
  }

  /** A plant with chance defects only. */
  public static Scenario noise(long seed, int parts) {
    return new Scenario(seed, parts, TAKT_MILLIS, BASE_RATE, List.of());
  }

  /**
   * A plant that fills an archive with many defects.
   *
   * @param flaggedShare share of parts with a defect of no cause
   */
  public static Scenario large(long seed, int parts, double flaggedShare) {
    ScenarioDraw draw = new ScenarioDraw(seed);
    return new Scenario(seed, parts, 2_000, flaggedShare, draw.causes(4000));
  }

  private List<PlantedCause> causes(int parts) {
    List<String> kinds = new ArrayList<>(SimulatedPlant.KINDS);
    Collections.shuffle(kinds, random);
    List<FactorKind> factors = new ArrayList<>(ON_LINE_A);
    Collections.shuffle(factors, random);
    int count = MIN_CAUSES + random.nextInt(MAX_CAUSES - MIN_CAUSES + 1);
    List<PlantedCause> causes = new ArrayList<>();
    for (int i = 0; i < count - 1; i++) {
      String station = random.nextBoolean() ? "a1" : "a2";
      causes.add(cause(factors.get(i), station, kinds.get(i), parts));
    }
    causes.add(cause(FactorKind.PERIOD, "b1", kinds.get(count - 1), parts));
    return causes;
  }

  private List<PlantedCause> crossedCauses(int parts) {
    List<String> kinds = new ArrayList<>(SimulatedPlant.KINDS);
    Collections.shuffle(kinds, random);
    List<FactorKind> factors = new ArrayList<>(ON_LINE_A);
    Collections.shuffle(factors, random);
    List<PlantedCause> causes = new ArrayList<>();
    causes.add(cause(factors.get(0), "a1", kinds.get(0), parts));
    causes.add(cause(factors.get(1), "a1", kinds.get(0), parts));
    causes.add(cause(factors.get(2), "a2", kinds.get(1), parts));
    causes.add(cause(factors.get(3), "a2", kinds.get(1), parts));
    causes.add(cause(FactorKind.PERIOD, "b1", kinds.get(2), parts));
    return causes;
  }

  private PlantedCause cause(FactorKind kind, String station, String defectKind, int parts) {
    PlantedCause.PlantedFactor factor = factor(kind);
    double share = shareUnder(kind, factor.value());
    // Some 20 to 160 parts show it while it acts, as far as the share of parts under it allows.
    double rate = Math.min(0.6, (20 + random.nextInt(140)) / (share * parts));
    boolean isJump = kind == FactorKind.TIME || (random.nextInt(3) > 0 && kind != FactorKind.LOT);
    double start = isJump ? 0.15 + 0.7 * random.nextDouble() : 0;
    double before = isJump && random.nextBoolean() ? rate / (5 + 15 * random.nextDouble()) : 0;
    double acting = Math.min(0.6, rate / (1 - start));
    return new PlantedCause(
        factor, station, defectKind, new PlantedCause.Course(acting, isJump ? before : 0, start));
  }

  private PlantedCause.PlantedFactor factor(FactorKind kind) {
    return switch (kind) {
      case PALLET -> named(kind, "palletId", Integer.toString(1 + random.nextInt(10)));
      case TOOL -> named(kind, "toolId", "T" + (1 + random.nextInt(3)));
      case CAVITY -> named(kind, "cavityId", "C" + (1 + random.nextInt(4)));
      case LOT -> named(kind, "lotId", "L-%02d".formatted(1 + random.nextInt(9)));
      case RECIPE -> named(kind, "recipeId", random.nextBoolean() ? "recipe-x" : "recipe-y");
      case CATEGORY -> named(kind, "machine-program", "P-" + (1 + random.nextInt(4)));
      case PROCESS ->
          named(
              kind,
              "coolant-temperature",
              String.format(Locale.ROOT, "%.1f", 30 + 1.3 * random.nextDouble()));
      case EVERY_NTH -> named(kind, "part", Integer.toString(7 * (1 + random.nextInt(3))));
      case PERIOD ->
          named(
              kind, "period", String.format(Locale.ROOT, "%.1f", 300 + 3000 * random.nextDouble()));
      case TIME -> named(kind, "time", "");
      case NONE, POSITION, SHIFT, STATION, MODEL -> throw new IllegalArgumentException("" + kind);
    };
  }

  private static PlantedCause.PlantedFactor named(FactorKind kind, String name, String value) {
    return new PlantedCause.PlantedFactor(kind, name, value);
  }

  private static double shareUnder(FactorKind kind, String value) {
    return switch (kind) {
      case PALLET -> 0.1;
      case TOOL -> 1 / 3.0;
      case CAVITY, CATEGORY -> 0.25;
      case LOT -> 1 / 9.0;
      case RECIPE -> 0.5;
      case PROCESS -> 0.2;
      case EVERY_NTH -> 1 / Double.parseDouble(value);
      case PERIOD -> SimulatedPlant.SEGMENT_MM / Double.parseDouble(value);
      case TIME, NONE, POSITION, SHIFT, STATION, MODEL -> 1;
    };
  }
}
