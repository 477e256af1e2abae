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

  /** A cause counts as planted when it touched as many parts. */
  private static final int TOUCHED = 15;

  @Test
  void namesEveryCauseOfTheDemoFirst() {
    List<String> missed = new ArrayList<>();
    List<String> notPlanted = new ArrayList<>();
    for (int seed = 1; seed <= 10; seed++) {
      Score score = score(seed, Scenarios.demo());
      missed.addAll(score.missed());
      notPlanted.addAll(score.notPlanted());
    }

    assertThat(missed).isEmpty();
    assertThat(notPlanted).isEmpty();
  }

  @Test
  void namesNineteenOfTwentyFreshlyDrawnCauses() {
    int planted = 0;
    List<String> missed = new ArrayList<>();
    List<String> notPlanted = new ArrayList<>();
    for (int seed = 101; seed <= 130; seed++) {
      Score score = score(seed, Scenarios.drawn(seed));
      planted += score.planted();
      missed.addAll(score.missed());
      notPlanted.addAll(score.notPlanted());
    }

    assertThat(planted).isGreaterThan(90);
    assertThat(missed).hasSizeLessThanOrEqualTo(planted / 20);
    assertThat(notPlanted).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void findsNothingInNoise() {
    List<String> found = new ArrayList<>();
    for (int seed = 201; seed <= 220; seed++) {
      found.addAll(score(seed, List.of()).notPlanted());
    }

    assertThat(found).isEmpty();
  }

  private record Score(int planted, List<String> missed, List<String> notPlanted) {}

  private static Score score(long seed, List<PlantedCause> causes) {
    SimulatedArchive archive = SimulatedArchive.of(seed, PARTS, causes);
    MiningResult mined = PatternMiner.mine(PopulationBuilder.of(archive.rows()));
    List<FoundPattern> unexplained = new ArrayList<>(mined.patterns());
    List<String> missed = new ArrayList<>();
    int planted = 0;
    for (PlantedCause cause : causes) {
      boolean found = unexplained.removeIf(pattern -> names(pattern, cause));
      if (archive.touchedBy(cause) >= TOUCHED) {
        planted++;
        if (!found) {
          missed.add(seed + ": " + cause + " touched " + archive.touchedBy(cause));
        }
      }
    }
    List<String> notPlanted =
        unexplained.stream().map(pattern -> seed + ": " + pattern.cause()).toList();
    return new Score(planted, missed, notPlanted);
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
