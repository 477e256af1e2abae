package lineside.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;

/**
 * Kills and stalls what a line runs on, again and again, and looks from outside whether every
 * inspection has its first verdict once.
 */
public final class KillBench {
  private static final double WORST_SECONDS = 30;

  private KillBench() {}

  /**
   * Runs.
   *
   * @param log keeps what each round came to
   * @param progress hears what is under way
   */
  public static Report run(KillConfig config, RoundLog log, Consumer<String> progress)
      throws Exception {
    KillConfig.PlantUnderTest under = config.plant();
    try (Plant plant = Plant.start(under.broker(), under.work(), LineUnderKills.SLOTS);
        LineUnderKills line = LineUnderKills.start(plant, config, progress)) {
      for (int i = 0; i < config.rounds(); i++) {
        log.append(
            config.seed(),
            line.endure(Round.of(config.seed(), config.first() + i, config.faults())));
      }
      line.finish();
      return report(line, config);
    }
  }

  private static Report report(LineUnderKills line, KillConfig config) {
    List<Figure> figures = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      List<Outcome> outcomes =
          line.outcomes().stream().filter(outcome -> outcome.round().fault() == fault).toList();
      if (!outcomes.isEmpty()) {
        figures.add(recovery(fault, outcomes));
      }
    }
    line.outcomes().stream()
        .filter(outcome -> outcome.round().fault().isSingle())
        .mapToDouble(Outcome::gateSeconds)
        .max()
        .ifPresent(
            worst ->
                figures.add(
                    new Figure(
                        "worst recovery of a single failure",
                        "s",
                        Spread.of(worst),
                        Target.atMost(WORST_SECONDS),
                        "of two at once none is asked")));
    figures.add(
        new Figure(
            "recovery of the MES topic",
            "s",
            Spread.of(line.outcomes().stream().map(Outcome::mesSeconds).toList()),
            "until the verdict of a part triggered after the fault is committed on the MES topic"));
    figures.add(errors("errors on the MES topic", line.mesErrors(), line));
    Verdicts.Errors gate = line.gateErrors();
    figures.add(
        new Figure(
            "parts without or with foreign verdicts on the gate topic",
            "parts",
            Spread.of((double) (gate.missing() + gate.foreign() + gate.unreadable())),
            Target.atMost(0),
            String.format(Locale.ROOT, "%d repeated, which is allowed there", gate.repeated())));
    return new Report(
        "kill",
        figures,
        List.of(
            "broker, ZooKeeper, job manager and two task managers are processes of their own; what"
                + " was killed is started again at once, the second task manager takes over",
            String.format(
                Locale.ROOT,
                "seed %d, rounds %d to %d, %d parts at %.1f a second, two views each",
                config.seed(),
                config.first(),
                config.first() + config.rounds() - 1,
                line.parts(),
                config.plant().partsPerSecond())));
  }

  private static Figure recovery(Fault fault, List<Outcome> outcomes) {
    String what = "recovery, " + new Round(0, fault, 0, 0).words();
    Spread spread = Spread.of(outcomes.stream().map(Outcome::gateSeconds).toList());
    String words =
        outcomes.size()
            + (fault.isStall()
                ? " times; from its end until the gate verdict of a part triggered after it"
                : " times; kill -9 until the gate verdict of a part triggered after it");
    return new Figure(what, "s", spread, words);
  }

  private static Figure errors(String what, Verdicts.Errors errors, LineUnderKills line) {
    return new Figure(
        what,
        "records",
        Spread.of((double) errors.sum()),
        Target.atMost(0),
        String.format(
            Locale.ROOT,
            "%d parts: %d without revision 0, %d verdicts repeated, %d foreign, %d unreadable",
            line.parts(),
            errors.missing(),
            errors.repeated(),
            errors.foreign(),
            errors.unreadable()));
  }
}
