package lineside.analyzer.mining;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lineside.schemas.record.FactorKind;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Tests time itself: a stretch of time in which the defect is more frequent than in the rest. Three
 * ways are tried and paid for: a change at one moment (the best of all cuts; chance by the boundary
 * crossing of a Brownian bridge, Miller and Siegmund 1982), an episode between two of the changes
 * that {@link RateSteps} finds (Fisher's exact test times the pairs of defects that may bound it),
 * and an even trend (Cochran and Armitage's test; the half in which it is higher is named).
 */
final class TimeTest {
  static final String TEST_NAME = "scan of time, best of change, episode and trend";
  static final String FACTOR_NAME = "time";

  /** Between the two ends of an episode. */
  static final String EPISODE = " to ";

  private static final int WAYS = 3;

  /** What a change must tell more than a trend, because its moment was looked for. */
  private static final double STEP_PREFERENCE = 1;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final GroupSample sample;

  /** Base indices of the parts in order of time. */
  private final int[] parts;

  private final boolean[] isDefective;

  /** {@code before[i]}: defective parts among the first i. */
  private final int[] before;

  private TimeTest(GroupSample sample) {
    this.sample = sample;
    this.parts = sample.alive().stream().toArray();
    this.isDefective = new boolean[parts.length];
    this.before = new int[parts.length + 1];
    for (int i = 0; i < parts.length; i++) {
      isDefective[i] = sample.defective().get(parts[i]);
      before[i + 1] = before[i] + (isDefective[i] ? 1 : 0);
    }
  }

  static Optional<FactorTest> test(GroupSample sample) {
    if (sample.group().columns().clock() == ClockTrust.UNSURE
        || sample.alive().cardinality() < 2 * Limits.MIN_PARTS_UNDER
        || sample.defects() == sample.alive().cardinality()) {
      return Optional.empty();
    }
    return Optional.of(new TimeTest(sample).best());
  }

  /** A stretch of places with the probability of its excess. */
  private record Stretch(int from, int to, String value, double pValue, int tried) {}

  private FactorTest best() {
    Stretch change = change();
    Stretch trend = trend();
    Optional<Stretch> episode = episode();
    double p =
        Math.min(
            Math.min(change.pValue(), trend.pValue()), episode.map(Stretch::pValue).orElse(1.0));
    double changed = table(change.from(), change.to()).gain();
    // Of the two that look for one moment or none, the one that tells more.
    Stretch best =
        LogisticTrend.of(isDefective).gain() > changed - STEP_PREFERENCE ? trend : change;
    if (episode.isPresent() && episode.get().pValue() < best.pValue()) {
      best = episode.get();
    }
    RateTable table = table(best.from(), best.to());
    return new FactorTest(
        sample.group().key(),
        new Factor(FactorKind.TIME, FACTOR_NAME, best.value()),
        sample.round(),
        table,
        Math.min(1, WAYS * p),
        best.tried(),
        TEST_NAME,
        partsOf(best.from(), best.to()),
        partsOf(best.from(), best.to()),
        null);
  }

  private Stretch change() {
    int best = -1;
    double most = -1;
    for (int place = 0; place < parts.length; place++) {
      if (isDefective[place]) {
        for (int cut = place; cut <= place + 1; cut++) {
          double gain = gainOfCut(cut);
          if (gain > most) {
            most = gain;
            best = cut;
          }
        }
      }
    }
    if (best < 0) {
      return new Stretch(0, parts.length / 2, "until " + second(parts.length / 2), 1, 1);
    }
    double p = chanceOfCut(most, sample.defects());
    int tried = 2 * sample.defects();
    boolean isLater = rate(best, parts.length) > rate(0, best);
    return isLater
        ? new Stretch(best, parts.length, "since " + second(best), p, tried)
        : new Stretch(0, best, "until " + second(best - 1), p, tried);
  }

  private double gainOfCut(int cut) {
    if (cut < Limits.MIN_PARTS_UNDER || cut > parts.length - Limits.MIN_PARTS_UNDER) {
      return -1;
    }
    return RateSteps.logLikelihood(before[cut], cut)
        + RateSteps.logLikelihood(sample.defects() - before[cut], parts.length - cut)
        - RateSteps.logLikelihood(sample.defects(), parts.length);
  }

  /** Chance that the best of all cuts gains as much when the rate never changed. */
  static double chanceOfCut(double gain, int defects) {
    double b = Math.sqrt(2 * Math.max(0, gain));
    if (b < 1) {
      return 1;
    }
    double end = 1.0 / (defects + 1);
    double width = 2 * Math.log((1 - end) / end);
    double chance = b * NORMAL.density(b) * ((1 - 1 / (b * b)) * width + 4 / (b * b));
    return Math.min(1, chance);
  }

  private Optional<Stretch> episode() {
    List<Integer> cuts = RateSteps.cuts(defectPlaces(), parts.length);
    int tried =
        (int) Math.min(Integer.MAX_VALUE, 0.5 * sample.defects() * (sample.defects() + 1.0));
    Stretch best = null;
    for (int i = 0; i < cuts.size(); i++) {
      for (int j = i + 1; j < cuts.size(); j++) {
        int from = cuts.get(i);
        int to = cuts.get(j);
        double p = Math.min(1, table(from, to).excessProbability() * tried);
        if (best == null || p < best.pValue()) {
          String value = second(from) + EPISODE + second(to - 1);
          best = new Stretch(from, to, value, p, tried);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private Stretch trend() {
    double mean = (parts.length - 1) / 2.0;
    double observed = 0;
    for (int place = 0; place < parts.length; place++) {
      observed += isDefective[place] ? place - mean : 0;
    }
    double n = parts.length;
    double rate = sample.defects() / n;
    double variance = rate * (1 - rate) * n * (n * n - 1) / 12;
    double p =
        variance <= 0
            ? 1
            : 2 * NORMAL.survivalProbability(Math.abs(observed) / Math.sqrt(variance));
    int half = parts.length / 2;
    return observed > 0
        ? new Stretch(half, parts.length, "rising", Math.min(1, p), 2)
        : new Stretch(0, half, "falling", Math.min(1, p), 2);
  }

  private int[] defectPlaces() {
    int[] places = new int[sample.defects()];
    int found = 0;
    for (int place = 0; place < parts.length; place++) {
      if (isDefective[place]) {
        places[found++] = place;
      }
    }
    return places;
  }

  private double rate(int from, int to) {
    return to == from ? 0 : (double) (before[to] - before[from]) / (to - from);
  }

  private RateTable table(int from, int to) {
    int defects = before[to] - before[from];
    return new RateTable(
        defects, to - from, sample.defects() - defects, (long) parts.length - (to - from));
  }

  private BitSet partsOf(int from, int to) {
    BitSet under = new BitSet();
    for (int place = from; place < to; place++) {
      under.set(parts[place]);
    }
    return under;
  }

  private String second(int place) {
    Instant at = sample.group().base().get(parts[Math.min(place, parts.length - 1)]).at();
    return SECOND.format(at);
  }
}
