package lineside.analyzer.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import lineside.schemas.record.FactorKind;

/** Causes to plant: those of the demo, and freshly drawn ones. */
public final class Scenarios {
  private Scenarios() {}

  /** One cause of each kind, as in the demo. */
  public static List<PlantedCause> demo() {
    return List.of(
        new PlantedCause(
            FactorKind.PALLET, "palletId", "5", "line-a", "a1", "scratch", 0.25, false),
        new PlantedCause(
            FactorKind.TOOL, "toolId", "T2", "line-a", "a2", "chipped-edge", 0.06, true),
        new PlantedCause(FactorKind.LOT, "lotId", "L-04", "line-a", "a1", "pit", 0.25, false),
        new PlantedCause(
            FactorKind.PROCESS, "coolant-temperature", "31", "line-a", "a1", "stain", 0.2, false),
        new PlantedCause(FactorKind.PERIOD, "period", "1257", "line-b", "b1", "pit", 0.4, true));
  }

  /** Three to five causes on random places with random rates, at most one per station and kind. */
  public static List<PlantedCause> drawn(long seed) {
    Random random = new Random(seed * 7919);
    List<PlantedCause> causes = new ArrayList<>();
    List<String> kinds = new ArrayList<>(SimulatedArchive.KINDS);
    Collections.shuffle(kinds, random);
    if (random.nextInt(4) > 0) {
      causes.add(
          new PlantedCause(
              FactorKind.PALLET,
              "palletId",
              Integer.toString(1 + random.nextInt(8)),
              "line-a",
              station(random),
              kinds.get(0),
              0.18 + 0.3 * random.nextDouble(),
              random.nextBoolean()));
    }
    if (random.nextInt(4) > 0) {
      causes.add(
          new PlantedCause(
              FactorKind.TOOL,
              "toolId",
              random.nextBoolean() ? "T1" : "T2",
              "line-a",
              station(random),
              kinds.get(1),
              0.045 + 0.08 * random.nextDouble(),
              random.nextBoolean()));
    }
    if (random.nextInt(4) > 0) {
      causes.add(
          new PlantedCause(
              FactorKind.LOT,
              "lotId",
              "L-%02d".formatted(1 + random.nextInt(8)),
              "line-a",
              station(random),
              kinds.get(2),
              0.17 + 0.3 * random.nextDouble(),
              false));
    }
    if (random.nextInt(4) > 0) {
      causes.add(
          new PlantedCause(
              FactorKind.PROCESS,
              "coolant-temperature",
              "%.1f".formatted(30 + 1.5 * random.nextDouble()),
              "line-a",
              station(random),
              kinds.get(3),
              0.1 + 0.2 * random.nextDouble(),
              false));
    }
    causes.add(
        new PlantedCause(
            FactorKind.PERIOD,
            "period",
            "%.1f".formatted(300 + 3000 * random.nextDouble()),
            "line-b",
            "b1",
            kinds.get(4),
            0.15 + 0.2 * random.nextDouble(),
            random.nextBoolean()));
    return causes;
  }

  private static String station(Random random) {
    return random.nextBoolean() ? "a1" : "a2";
  }
}
