package lineside.cli.study.station;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lineside.cli.study.station.MeasuredView.Truth;
import lineside.cli.study.station.Models.Verdict;
import lineside.cli.study.station.TaktQueue.Arrivals;
import lineside.cli.study.station.TaktQueue.Outcome;
import lineside.cli.study.station.TaktQueue.Rules;
import lineside.vision.dataset.ExactShare;

/** Says what the measured views come to. */
final class StationReport {
  private static final int PARTS = 200_000;
  private static final long SEED = 7;
  private static final int CALM = 100;
  private static final int BATCH = 4;

  /** Deadline in times of the heavy model: a full batch, one that waits, and two pictures more. */
  private static final int DEADLINE = 10;

  private final Models models;
  private final Halves halves;
  private final List<String> stations;
  private final PrintStream out;

  StationReport(Models models, Halves halves, PrintStream out) {
    this.models = models;
    this.halves = halves;
    this.stations =
        halves.chooseBy().stream().map(MeasuredView::station).distinct().sorted().toList();
    this.out = out;
  }

  /** Every station and model alone. */
  void stations() {
    out.println("station, model: ms a picture, AUROC, visible defects missed, good called not OK");
    for (String station : stations) {
      List<MeasuredView> views =
          halves.reportOn().stream().filter(view -> view.station().equals(station)).toList();
      for (int model = 0; model < models.names().size(); model++) {
        long visible = views.stream().filter(view -> view.truth() == Truth.VISIBLE).count();
        long good = views.stream().filter(view -> view.truth() == Truth.GOOD).count();
        long missed = models.count(model, views, Truth.VISIBLE, Verdict.OK);
        out.printf(
            Locale.ROOT,
            "  %s, %s: %.1f ms, %.4f, missed %s, overkill %s%n",
            station,
            models.names().get(model),
            models.millis().get(model),
            Models.auroc(model, views),
            share(missed, visible),
            share(models.count(model, views, Truth.GOOD, Verdict.NOT_OK), good));
      }
    }
  }

  /** One model for all against the best mix that takes no longer. */
  void mixes() {
    out.println("one view a station: ms a part, visible defects missed, good called not OK");
    List<StationMix> all = StationMix.all(stations, models.names().size());
    for (StationMix uniform : all.stream().filter(StationMix::isUniform).toList()) {
      print(uniform);
      double limit = uniform.millis(models);
      Optional<StationMix> best =
          all.stream()
              .filter(mix -> mix.millis(models) <= limit)
              .min(
                  Comparator.comparingLong(
                          (StationMix mix) -> mix.escapes(models, halves.chooseBy()))
                      .thenComparingDouble(mix -> mix.millis(models)));
      out.print("    best in that time (chosen on the other half): ");
      best.ifPresent(this::print);
    }
    out.println("all mixes that no other one beats in time and misses (of the other half):");
    for (StationMix mix : all) {
      boolean isBeaten = all.stream().anyMatch(other -> !other.equals(mix) && beats(other, mix));
      if (!isBeaten) {
        print(mix);
      }
    }
  }

  private boolean beats(StationMix one, StationMix other) {
    long misses = one.escapes(models, halves.chooseBy());
    long otherMisses = other.escapes(models, halves.chooseBy());
    double millis = one.millis(models);
    double otherMillis = other.millis(models);
    return misses <= otherMisses
        && millis <= otherMillis
        && (misses < otherMisses || millis < otherMillis);
  }

  private void print(StationMix mix) {
    List<MeasuredView> views = halves.reportOn();
    long visible = views.stream().filter(view -> view.truth() == Truth.VISIBLE).count();
    long good = views.stream().filter(view -> view.truth() == Truth.GOOD).count();
    out.printf(
        Locale.ROOT,
        "  %s: %.1f ms, missed %s, overkill %s%n",
        mix.text(models),
        mix.millis(models),
        share(mix.escapes(models, views), visible),
        share(mix.overkill(models, views), good));
  }

  /** Heavy, light and both by takt left, at a station, in calm and in bursts. */
  void takt(String station, int heavy, int light) {
    List<MeasuredView> views =
        halves.reportOn().stream().filter(view -> view.station().equals(station)).toList();
    double unit = models.millis().get(heavy);
    double deadline = DEADLINE * unit;
    out.printf(
        Locale.ROOT,
        "queue at %s: %s takes %.1f ms = 1, %s %.2f; deadline %d, micro-batch up to %d%n",
        station,
        models.names().get(heavy),
        unit,
        models.names().get(light),
        models.millis().get(light) / unit,
        DEADLINE,
        BATCH);
    for (Arrivals arrivals :
        List.of(
            new Arrivals(1.25 * unit, 1.25 * unit, CALM, 0),
            new Arrivals(1.25 * unit, 0.5 * unit, CALM, 20),
            new Arrivals(1.25 * unit, 0.5 * unit, CALM, 60),
            new Arrivals(1.25 * unit, 0.25 * unit, CALM, 60),
            new Arrivals(0.9 * unit, 0.9 * unit, CALM, 0),
            new Arrivals(0.5 * unit, 0.5 * unit, CALM, 0),
            new Arrivals(0.1 * unit, 0.1 * unit, CALM, 0))) {
      out.printf(
          Locale.ROOT,
          " one view every %.2f, after %d of them %d every %.2f%n",
          arrivals.calmMillis() / unit,
          CALM,
          arrivals.burst(),
          arrivals.burstMillis() / unit);
      line(views, arrivals, new Rules(heavy, heavy, deadline, 0, BATCH), "heavy always");
      line(views, arrivals, new Rules(light, light, deadline, 0, BATCH), "light always");
      for (int below : List.of(2, 4, 6, 8)) {
        line(
            views,
            arrivals,
            new Rules(heavy, light, deadline, below * unit, BATCH),
            "light below " + below);
      }
    }
  }

  private void line(List<MeasuredView> views, Arrivals arrivals, Rules rules, String name) {
    Outcome outcome = new TaktQueue(models, views, arrivals, rules).run(PARTS, SEED);
    out.printf(
        Locale.ROOT,
        "   %-14s undefined %.4f; of visible defects: found in time %.4f, escaped %.4f;"
            + " good not OK %.4f; by the light one %.3f%n",
        name,
        outcome.per(outcome.late, outcome.parts),
        outcome.per(outcome.found, outcome.visible),
        outcome.per(outcome.escaped, outcome.visible),
        outcome.per(outcome.overkill, outcome.good),
        rules.heavy() == rules.light() ? 0 : outcome.per(outcome.byLight, outcome.parts));
  }

  private static String share(long hits, long of) {
    String text = String.format(Locale.ROOT, "%d of %d", hits, of);
    return ExactShare.interval((int) hits, (int) of)
        .map(
            interval ->
                String.format(
                    Locale.ROOT,
                    "%s (%.1f %%; %.1f to %.1f)",
                    text,
                    100.0 * hits / of,
                    100 * interval.low(),
                    100 * interval.high()))
        .orElse(text);
  }
}
