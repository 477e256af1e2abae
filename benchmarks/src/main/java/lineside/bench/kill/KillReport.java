package lineside.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;

/** What rounds of faults came to, as figures. */
final class KillReport {
  private static final double WORST_SECONDS = 30;

  private KillReport() {}

  static Report of(LineUnderFaults line, KillConfig config, List<String> skipped) {
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
        .mapToDouble(Outcome::backSeconds)
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
            "until the verdict of a part shown after the fault is committed there"));
    figures.addAll(nothing("parts UNDEFINED", line.undefined()));
    figures.addAll(nothing("images lost", line.lost()));
    List<String> wrong = line.wrong();
    figures.add(none("wrong at the end", wrong));
    figures.add(
        none(
            "rounds with something wrong",
            line.outcomes().stream()
                .filter(outcome -> !outcome.wrong().isEmpty())
                .map(outcome -> line.again(outcome.round()))
                .toList()));
    List<String> remarks = new ArrayList<>(skipped);
    remarks.add(line.seen());
    remarks.add(
        String.format(
            Locale.ROOT,
            "%d brokers, ZooKeeper, job manager, two task managers, ingest and what a fault concerns"
                + " are processes of their own; what was killed is started again at once",
            config.plant().brokers()));
    remarks.add(
        String.format(
            Locale.ROOT,
            "seed %d, rounds %d to %d, %.1f parts a second, two views each",
            config.seed(),
            config.first(),
            config.first() + config.rounds() - 1,
            config.plant().partsPerSecond()));
    return new Report("kill", figures, remarks);
  }

  /** During a fault some are inevitable, how many depends on it; at rest nothing excuses one. */
  private static List<Figure> nothing(String what, Tally tally) {
    return List.of(
        new Figure(
            what,
            "share",
            Spread.of(tally.share()),
            tally.nothing() + " of " + tally.all() + ", faults and their making good included"),
        new Figure(
            what + " at rest",
            "things",
            Spread.of((double) tally.nothingAtRest()),
            tally.allAtRest() == 0 ? null : Target.atMost(0),
            "of " + tally.allAtRest() + " that were shown while no fault was there"));
  }

  private static Figure none(String what, List<String> found) {
    return new Figure(
        what,
        "things",
        Spread.of((double) found.size()),
        Target.atMost(0),
        found.isEmpty() ? "every part revision 0 once, every image a frame or a loss" : found + "");
  }

  private static Figure recovery(Fault fault, List<Outcome> outcomes) {
    return new Figure(
        "recovery, " + fault.words(),
        "s",
        Spread.of(outcomes.stream().map(Outcome::backSeconds).toList()),
        outcomes.size() + (fault.lasts() ? " times, from its end" : " times"));
  }
}
