package lineside.bench.mining;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import lineside.analyzer.mining.MiningResult;
import lineside.analyzer.mining.PatternMiner;
import lineside.analyzer.mining.PopulationBuilder;
import lineside.analyzer.mining.Shifts;
import lineside.analyzer.scenario.Scenario;
import lineside.analyzer.scenario.ScenarioDraw;
import lineside.analyzer.scenario.ScenarioScore;
import lineside.analyzer.scenario.SimulatedPlant;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;

/**
 * Mines freshly drawn plants and compares with what was planted; then large archives, each in a
 * process of its own, for time and memory.
 */
public final class MiningBench {
  private static final double NAMED = 0.9;
  private static final double FALSE_PATTERNS = 0.5;
  private static final double WITHIN = 0.05;
  private static final double MOMENTS = 0.9;

  private MiningBench() {}

  /**
   * Runs.
   *
   * @param progress hears what is under way
   */
  public static Report run(MiningBenchConfig config, Consumer<String> progress)
      throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    scenarios(config, progress, figures, remarks);
    if (config.crops() > 0) {
      figures.addAll(LargeArchives.measure(config, progress));
      remarks.add(
          "large archives: half of the inspections discrete parts with two views, half strip; read,"
              + " mined and reported by a process of its own, the small one first");
    }
    return new Report("mining", figures, remarks);
  }

  private static void scenarios(
      MiningBenchConfig config,
      Consumer<String> progress,
      List<Figure> figures,
      List<String> remarks) {
    int planted = 0;
    int missed = 0;
    List<Double> falsePatterns = new ArrayList<>();
    List<Double> inNoise = new ArrayList<>();
    List<ScenarioScore.Moment> moments = new ArrayList<>();
    for (int i = 0; i < config.scenarios(); i++) {
      long seed = config.seed() + i;
      ScenarioScore score = score(ScenarioDraw.of(seed, config.parts()));
      planted += score.planted();
      missed += score.missed().size();
      falsePatterns.add((double) score.notPlanted().size());
      moments.addAll(score.moments());
      score.missed().forEach(words -> remarks.add("missed " + words));
      score.notPlanted().forEach(words -> remarks.add("not planted " + words));
      score.moments().stream()
          .filter(moment -> !moment.isInside() || moment.awayShare() > WITHIN)
          .forEach(moment -> remarks.add("moment " + moment.words()));
      ScenarioScore noise = score(ScenarioDraw.noise(seed, config.parts()));
      inNoise.add((double) noise.notPlanted().size());
      noise.notPlanted().forEach(words -> remarks.add("in noise " + words));
      progress.accept(
          "scenario %d: %d planted, %d missed, %d not planted"
              .formatted(seed, score.planted(), score.missed().size(), score.notPlanted().size()));
    }
    figures.add(
        new Figure(
            "planted causes ranked first in their pattern",
            "share",
            Spread.of(share(planted - missed, planted)),
            Target.atLeast(NAMED),
            (planted - missed)
                + " of "
                + planted
                + " with "
                + ScenarioScore.AFFECTED
                + " affected parts or more"));
    figures.add(
        new Figure(
            "patterns that were not planted, a report",
            "patterns",
            Spread.of(mean(falsePatterns)),
            Target.atMost(FALSE_PATTERNS),
            config.scenarios() + " reports"));
    figures.add(
        new Figure(
            "patterns in plants without causes, a report",
            "patterns",
            Spread.of(mean(inNoise)),
            Target.atMost(FALSE_PATTERNS),
            config.scenarios() + " reports"));
    long near = moments.stream().filter(m -> m.awayShare() <= WITHIN).count();
    long inside = moments.stream().filter(ScenarioScore.Moment::isInside).count();
    figures.add(
        new Figure(
            "since when: within 5 % of the period",
            "share",
            Spread.of(share(near, moments.size())),
            Target.atLeast(MOMENTS),
            jumps(near, moments.size())));
    figures.add(
        new Figure(
            "since when: interval holds the true moment",
            "share",
            Spread.of(share(inside, moments.size())),
            Target.atLeast(MOMENTS),
            jumps(inside, moments.size())));
  }

  private static ScenarioScore score(Scenario scenario) {
    SimulatedPlant plant = new SimulatedPlant(scenario);
    PopulationBuilder builder = new PopulationBuilder(Shifts.DEFAULT, Map.of());
    plant.run(row -> builder.add(List.of(builder.read(row))));
    MiningResult mined = PatternMiner.mine(builder.build(at -> true));
    return ScenarioScore.of(scenario, plant, mined);
  }

  private static String jumps(long held, int all) {
    return String.format(
        Locale.ROOT, "%d of %d jumps of 5x and more with 30 parts or more", held, all);
  }

  private static double share(long part, long all) {
    return all == 0 ? 1 : (double) part / all;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
