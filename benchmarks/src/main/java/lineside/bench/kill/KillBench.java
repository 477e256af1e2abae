package lineside.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lineside.bench.figure.Report;

/**
 * Kills, stalls, cuts and fills what a line runs on, again and again, and judges from outside
 * whether every inspection has its first verdict once and every image is accounted for.
 */
public final class KillBench {
  private KillBench() {}

  /**
   * Runs.
   *
   * @param log keeps what each round came to
   * @param progress hears what is under way
   */
  public static Report run(KillConfig wanted, RoundLog log, Consumer<String> progress)
      throws Exception {
    List<String> skipped = new ArrayList<>();
    KillConfig config = wanted.with(possible(wanted.faults(), skipped));
    skipped.forEach(progress);
    try (Plant plant = Plant.start(config, LineUnderFaults.MAP);
        LineUnderFaults line = LineUnderFaults.start(plant, config, progress)) {
      for (int i = 0; i < config.rounds(); i++) {
        Round round = config.round(config.first() + i);
        progress.accept("round " + round.number() + ": " + round.words() + " comes");
        try {
          log.append(config.seed(), line.endure(round));
        } catch (Exception failed) {
          progress.accept("FAILED, again: " + line.again(round));
          throw failed;
        }
      }
      line.finish();
      return KillReport.of(line, config, skipped);
    }
  }

  private static List<Fault> possible(List<Fault> wanted, List<String> skipped) {
    Map<Need, String> missing = Need.missing();
    List<Fault> possible = new ArrayList<>();
    for (Fault fault : wanted) {
      String why = fault.need().map(missing::get).orElse(null);
      if (why == null) {
        possible.add(fault);
      } else {
        skipped.add("NOT DONE: " + fault.words() + ": " + why);
      }
    }
    return possible;
  }
}
