package lineside.cli.study.station;

import java.util.List;
import java.util.Random;
import lineside.cli.study.station.MeasuredView.Truth;

/**
 * One lane of an inspection as a queue: views arrive evenly, and now and then in a burst; what
 * waits is taken as a micro-batch, and the takt left when it is formed decides between two models,
 * as in the inspection operator. Times are measured medians: all pictures have one size. A verdict
 * after the deadline is none: the part is undefined at the gate. Deterministic.
 */
final class TaktQueue {
  private final Models models;
  private final List<MeasuredView> views;
  private final Arrivals arrivals;
  private final Rules rules;

  /**
   * When views come.
   *
   * @param calmMillis between two views
   * @param burstMillis between two views of a burst
   * @param calm views between two bursts
   * @param burst views of a burst
   */
  record Arrivals(double calmMillis, double burstMillis, int calm, int burst) {
    double gapMillis(int n) {
      return n % (calm + burst) < calm ? calmMillis : burstMillis;
    }
  }

  /**
   * How it is judged.
   *
   * @param heavy index of the model that judges with time
   * @param light index of the one that judges without
   * @param deadlineMillis from arrival to verdict
   * @param belowMillis takt left below which the light one judges
   * @param batch views of a micro-batch at most
   */
  record Rules(int heavy, int light, double deadlineMillis, double belowMillis, int batch) {}

  /** What came of it. */
  static final class Outcome {
    int parts;
    int late;
    int byLight;
    int visible;
    int escaped;
    int found;
    int good;
    int overkill;

    double per(int count, int of) {
      return of == 0 ? Double.NaN : (double) count / of;
    }
  }

  TaktQueue(Models models, List<MeasuredView> views, Arrivals arrivals, Rules rules) {
    this.models = models;
    this.views = List.copyOf(views);
    this.arrivals = arrivals;
    this.rules = rules;
  }

  /** Lets so many views through, drawn from those measured. */
  Outcome run(int parts, long seed) {
    Random random = new Random(seed);
    double[] arrived = new double[parts];
    MeasuredView[] drawn = new MeasuredView[parts];
    double clock = 0;
    for (int n = 0; n < parts; n++) {
      clock += arrivals.gapMillis(n);
      arrived[n] = clock;
      drawn[n] = views.get(random.nextInt(views.size()));
    }
    Outcome outcome = new Outcome();
    double free = 0;
    for (int from = 0; from < parts; ) {
      double formed = Math.max(free, arrived[from]);
      int to = from + 1;
      while (to < parts && to - from < rules.batch() && arrived[to] <= formed) {
        to++;
      }
      free = formed + busyMillis(arrived, from, to, formed);
      for (int n = from; n < to; n++) {
        settle(outcome, drawn[n], modelOf(arrived[n], formed), free - arrived[n]);
      }
      from = to;
    }
    return outcome;
  }

  private double busyMillis(double[] arrived, int from, int to, double formed) {
    double busy = 0;
    for (int n = from; n < to; n++) {
      busy += models.millis().get(modelOf(arrived[n], formed));
    }
    return busy;
  }

  private int modelOf(double arrivedMillis, double formedMillis) {
    double left = rules.deadlineMillis() - (formedMillis - arrivedMillis);
    return left < rules.belowMillis() ? rules.light() : rules.heavy();
  }

  private void settle(Outcome outcome, MeasuredView view, int model, double tookMillis) {
    outcome.parts++;
    outcome.byLight += model == rules.light() ? 1 : 0;
    outcome.visible += view.truth() == Truth.VISIBLE ? 1 : 0;
    outcome.good += view.truth() == Truth.GOOD ? 1 : 0;
    if (tookMillis > rules.deadlineMillis()) {
      outcome.late++;
      return;
    }
    boolean isNotOk = models.isNotOk(model, view);
    if (view.truth() == Truth.VISIBLE) {
      outcome.found += isNotOk ? 1 : 0;
      outcome.escaped += isNotOk ? 0 : 1;
    } else if (view.truth() == Truth.GOOD) {
      outcome.overkill += isNotOk ? 1 : 0;
    }
  }
}
