package lineside.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import lineside.bench.BrokerStarter;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;

/**
 * Kills the task manager of a line that runs, again and again, and looks from outside whether every
 * inspection has its first verdict once.
 */
public final class KillBench {
  private static final double MEDIAN_SECONDS = 15;
  private static final double WORST_SECONDS = 30;

  private KillBench() {}

  /**
   * Runs.
   *
   * @param progress hears what is under way
   */
  public static Report run(KillConfig config, Consumer<String> progress) throws Exception {
    try (BrokerStarter.Broker broker = config.broker().start(config.work().resolve("broker"));
        FlinkProcesses flink =
            FlinkProcesses.start(config.work().resolve("flink"), LineUnderKills.SLOTS);
        LineUnderKills line =
            LineUnderKills.start(broker.bootstrapServers(), flink, config, progress)) {
      for (int round = 0; round < config.rounds(); round++) {
        line.killAndRecover(round);
      }
      line.finish();
      return report(line, config);
    }
  }

  private static Report report(LineUnderKills line, KillConfig config) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "recovery",
            "s",
            Spread.of(line.recoverySeconds()),
            Target.atMost(MEDIAN_SECONDS),
            "kill -9 until the gate verdict of a part triggered after it"));
    double worst = line.recoverySeconds().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    figures.add(
        new Figure(
            "worst recovery",
            "s",
            Spread.of(worst),
            Target.atMost(WORST_SECONDS),
            config.rounds() + " kills"));
    figures.add(
        new Figure(
            "recovery of the MES topic",
            "s",
            Spread.of(line.mesRecoverySeconds()),
            "the same until it is committed on the MES topic"));
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
            "broker, job manager and two task managers are processes of their own; the one that"
                + " runs the jobs is killed, the other takes over and a new one stands by",
            String.format(
                Locale.ROOT,
                "seed %d, %d parts at %.1f a second, two views each",
                config.seed(),
                line.parts(),
                config.partsPerSecond())));
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
