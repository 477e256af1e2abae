package lineside.analyzer.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.analyzer.mining.Factor;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.GroupKey;
import lineside.analyzer.mining.MiningResult;
import lineside.analyzer.mining.RateCourse;
import lineside.schemas.record.FactorKind;

/**
 * Compares what was mined with what was planted.
 *
 * @param planted causes with enough affected parts
 * @param missed those that no pattern names as its factor, in words
 * @param notPlanted patterns that name no planted cause, in words
 * @param moments of causes that jumped, said by the pattern that names them, else by one of the
 *     same station and kind
 */
public record ScenarioScore(
    int planted, List<String> missed, List<String> notPlanted, List<Moment> moments) {
  /** A cause counts as planted when it touched as many parts. */
  public static final int AFFECTED = 15;

  /** A jump counts with as many affected parts after it, and a rise by this factor. */
  public static final int AFFECTED_BY_JUMP = 30;

  private static final double MIN_JUMP = 5;
  private static final double PERIOD_TOLERANCE_MM = 2;
  private static final double LIMIT_TOLERANCE = 1;

  /** Copies the lists. */
  public ScenarioScore {
    missed = List.copyOf(missed);
    notPlanted = List.copyOf(notPlanted);
    moments = List.copyOf(moments);
  }

  /**
   * What was said of the moment of a jump.
   *
   * @param awayShare distance of the moment said from the true one, share of the period; 1 when no
   *     moment was said
   * @param isInside whether the true moment lies in the interval
   * @param words for a person
   */
  public record Moment(double awayShare, boolean isInside, String words) {}

  /** Scores. */
  public static ScenarioScore of(Scenario scenario, SimulatedPlant plant, MiningResult mined) {
    List<FoundPattern> unexplained = new ArrayList<>(mined.patterns());
    List<String> missed = new ArrayList<>();
    List<Moment> moments = new ArrayList<>();
    int planted = 0;
    for (PlantedCause cause : scenario.causes()) {
      Optional<FoundPattern> found =
          unexplained.stream().filter(pattern -> names(pattern, cause)).findFirst();
      unexplained.removeIf(pattern -> names(pattern, cause));
      String words =
          "%d: %s, %d affected".formatted(scenario.seed(), cause, plant.affectedBy(cause));
      if (plant.affectedBy(cause) >= AFFECTED) {
        planted++;
        if (found.isEmpty()) {
          missed.add(words);
        }
      }
      if (isClearJump(cause, plant)) {
        moments.add(
            moment(
                plant,
                cause,
                found.or(
                    () -> mined.patterns().stream().filter(p -> isThere(p, cause)).findFirst()),
                words));
      }
    }
    return new ScenarioScore(
        planted,
        missed,
        unexplained.stream().map(p -> scenario.seed() + ": " + p.cause()).toList(),
        moments);
  }

  private static boolean isClearJump(PlantedCause cause, SimulatedPlant plant) {
    return cause.course().isJump()
        && cause.course().rate() >= MIN_JUMP * cause.course().rateBefore()
        && plant.affectedSinceJump(cause) >= AFFECTED_BY_JUMP;
  }

  private static Moment moment(
      SimulatedPlant plant, PlantedCause cause, Optional<FoundPattern> found, String words) {
    Instant truth = plant.startOf(cause);
    Optional<RateCourse.Phase> since =
        found.flatMap(pattern -> pattern.course().raised()).flatMap(RateCourse.Raised::since);
    if (since.isEmpty()) {
      String why = found.map(p -> "no moment, " + p.course().trend()).orElse("not found");
      return new Moment(1, false, words + ": " + why);
    }
    double away =
        (double) Duration.between(truth, since.get().from()).abs().toMillis()
            / plant.periodMillis();
    boolean isInside = !truth.isBefore(since.get().low()) && !truth.isAfter(since.get().high());
    return new Moment(
        away,
        isInside,
        "%s: %s (%s to %s), true %s"
            .formatted(words, since.get().from(), since.get().low(), since.get().high(), truth));
  }

  private static boolean isThere(FoundPattern pattern, PlantedCause cause) {
    GroupKey group = pattern.group().key();
    return group.lineId().equals(cause.lineId())
        && group.stationId().equals(cause.stationId())
        && group.kind().equals(cause.defectKind());
  }

  /** Whether a pattern names the cause as its factor. */
  public static boolean names(FoundPattern pattern, PlantedCause cause) {
    Factor factor = pattern.cause().factor();
    return isThere(pattern, cause)
        && factor.kind() == cause.factor().kind()
        && factor.name().equals(cause.factor().name())
        && valueMatches(pattern, cause);
  }

  private static boolean valueMatches(FoundPattern pattern, PlantedCause cause) {
    String value = pattern.cause().factor().value();
    String planted = cause.factor().value();
    if (cause.factor().kind() == FactorKind.TIME) {
      return true;
    }
    if (cause.factor().kind() == FactorKind.PERIOD) {
      double period = pattern.rhythm().orElseThrow().periodMm();
      return Math.abs(period - Double.parseDouble(planted)) < PERIOD_TOLERANCE_MM;
    }
    if (cause.factor().kind() == FactorKind.PROCESS) {
      return value.startsWith("> ")
          && Math.abs(Double.parseDouble(value.substring(2)) - Double.parseDouble(planted))
              < LIMIT_TOLERANCE;
    }
    return value.equals(planted);
  }
}
