package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.simulation.PlantedCause;
import lineside.analyzer.simulation.Scenarios;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.FactorKind;
import org.junit.jupiter.api.Test;

class PlantedTruthIT {
  private static final int PARTS = 900;
  private static final int TOUCHED = 15;
  private static final int SEEDS = 20;

  @Test
  void namesEveryCauseOfTheDemoFirst() {
    int falseFound = 0;
    List<String> missed = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      Score score = score(seed, Scenarios.demo());
      missed.addAll(score.missed());
      falseFound += score.falseFound();
    }
    System.out.println("demo: missed " + missed + " false " + falseFound);

    assertThat(missed).isEmpty();
    assertThat(falseFound).isLessThanOrEqualTo(2);
  }

  @Test
  void namesFreshlyDrawnCauses() {
    int planted = 0;
    int falseFound = 0;
    List<String> missed = new ArrayList<>();
    for (int seed = 101; seed <= 100 + 2 * SEEDS; seed++) {
      Score score = score(seed, Scenarios.drawn(seed));
      planted += score.planted();
      missed.addAll(score.missed());
      falseFound += score.falseFound();
    }
    System.out.println("drawn: planted " + planted + " missed " + missed + " false " + falseFound);

    assertThat(missed.size()).isLessThanOrEqualTo(planted / 20);
    assertThat(falseFound).isLessThanOrEqualTo(2 * SEEDS / 4);
  }

  @Test
  void findsNothingInNoise() {
    int found = 0;
    for (int seed = 201; seed <= 200 + 2 * SEEDS; seed++) {
      found += score(seed, List.of()).falseFound();
    }
    System.out.println("noise: " + found);

    assertThat(found).isLessThanOrEqualTo(1);
  }

  private record Score(int planted, List<String> missed, int falseFound) {}

  private static Score score(long seed, List<PlantedCause> causes) {
    SimulatedArchive archive = SimulatedArchive.of(seed, PARTS, causes);
    List<FoundPattern> patterns =
        PatternMiner.mine(PopulationBuilder.of(archive.rows())).patterns();
    List<FoundPattern> unexplained = new ArrayList<>(patterns);
    List<String> missed = new ArrayList<>();
    int planted = 0;
    for (PlantedCause cause : causes) {
      boolean found = unexplained.removeIf(pattern -> names(pattern, cause));
      if (archive.touchedBy(cause) >= TOUCHED) {
        planted++;
        if (!found) {
          missed.add(seed + ":" + cause + " touched " + archive.touchedBy(cause));
        }
      }
    }
    unexplained.forEach(
        p ->
            System.out.println(
                seed + " not planted: " + p.cause() + p.alsoSeen() + "\n   " + causes));
    return new Score(planted, missed, unexplained.size());
  }

  private static boolean names(FoundPattern pattern, PlantedCause cause) {
    GroupKey group = pattern.group().key();
    Factor factor = pattern.cause().factor();
    return group.lineId().equals(cause.lineId())
        && group.stationId().equals(cause.stationId())
        && group.kind().equals(cause.kind())
        && factor.kind() == cause.factorKind()
        && factor.name().equals(cause.factorName())
        && valueMatches(pattern, cause);
  }

  private static boolean valueMatches(FoundPattern pattern, PlantedCause cause) {
    String value = pattern.cause().factor().value();
    if (cause.factorKind() == FactorKind.PERIOD) {
      double period = pattern.rhythm().orElseThrow().periodMm();
      return Math.abs(period - Double.parseDouble(cause.value())) < 2;
    }
    if (cause.factorKind() == FactorKind.PROCESS) {
      return value.startsWith("> ")
          && Math.abs(Double.parseDouble(value.substring(2)) - Double.parseDouble(cause.value()))
              < 1;
    }
    return value.equals(cause.value());
  }
}
