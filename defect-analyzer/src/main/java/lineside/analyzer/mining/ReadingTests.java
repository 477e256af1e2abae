package lineside.analyzer.mining;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import lineside.schemas.record.FactorKind;

/**
 * Tests a process reading: above or below a limit. The probability is the least of Fisher's exact
 * test over the percentiles and both directions, multiplied by the number of limits tried; the
 * limit that is named is then the one of highest likelihood among all gaps between readings, in the
 * same direction.
 */
final class ReadingTests {
  static final String TEST_NAME = "Fisher exact, one-sided, best of limits tried";

  private static final int PERCENTILES = 100;

  /** Limits whose log likelihood is within this of the best one can't be told from it (95 %). */
  private static final double LIKELIHOOD_INTERVAL = 1.92;

  private final GroupSample sample;
  private final String quantity;

  /** Base indices of parts with the reading, in ascending order of it. */
  private final int[] order;

  private final double[] values;

  /** {@code defectsBelow[i]}: defective parts among the first i of the order. */
  private final int[] defectsBelow;

  private ReadingTests(GroupSample sample, String quantity) {
    this.sample = sample;
    this.quantity = quantity;
    ReadingColumn column = sample.group().columns().readings(quantity);
    this.order =
        IntStream.range(0, column.known())
            .map(column::part)
            .filter(index -> sample.alive().get(index))
            .toArray();
    this.values = Arrays.stream(order).mapToDouble(column::value).toArray();
    this.defectsBelow = new int[order.length + 1];
    for (int i = 0; i < order.length; i++) {
      defectsBelow[i + 1] = defectsBelow[i] + (sample.defective().get(order[i]) ? 1 : 0);
    }
  }

  static Optional<FactorTest> test(GroupSample sample, String quantity) {
    return new ReadingTests(sample, quantity).best();
  }

  private enum Side {
    ABOVE,
    BELOW
  }

  /** A cut before position {@code index} of the order. */
  private record Cut(int index, Side side) {}

  private Optional<FactorTest> best() {
    int[] cuts = percentileCuts();
    if (cuts.length == 0) {
      return Optional.empty();
    }
    double least = Double.MAX_VALUE;
    Side side = Side.ABOVE;
    for (int cut : cuts) {
      for (Side direction : Side.values()) {
        double p = table(new Cut(cut, direction)).excessProbability();
        if (p < least) {
          least = p;
          side = direction;
        }
      }
    }
    int tried = 2 * cuts.length;
    return Optional.of(named(side, Math.min(1, least * tried), tried));
  }

  private FactorTest named(Side side, double pValue, int tried) {
    Cut best = null;
    double bestGain = -1;
    for (int index = Limits.MIN_PARTS_UNDER;
        index <= order.length - Limits.MIN_PARTS_UNDER;
        index++) {
      Cut cut = new Cut(index, side);
      if (isGap(index) && table(cut).gain() > bestGain) {
        bestGain = table(cut).gain();
        best = cut;
      }
    }
    Cut limit = best == null ? new Cut(percentileCuts()[0], side) : best;
    return new FactorTest(
        sample.group().key(),
        new Factor(FactorKind.PROCESS, quantity, describe(limit)),
        sample.round(),
        table(limit),
        pValue,
        tried,
        TEST_NAME,
        partsOf(limit),
        partsOf(widest(limit, bestGain)),
        null);
  }

  /** The cut furthest out that the data can't tell from the best one. */
  private Cut widest(Cut limit, double bestGain) {
    Cut widest = limit;
    int step = limit.side() == Side.ABOVE ? -1 : 1;
    for (int index = limit.index(); index > 0 && index < order.length; index += step) {
      Cut cut = new Cut(index, limit.side());
      if (isGap(index) && table(cut).gain() >= bestGain - LIKELIHOOD_INTERVAL) {
        widest = cut;
      }
    }
    return widest;
  }

  private int[] percentileCuts() {
    return IntStream.range(1, PERCENTILES)
        .map(percent -> firstGapFrom((int) ((long) order.length * percent / PERCENTILES)))
        .filter(
            index ->
                index >= Limits.MIN_PARTS_UNDER && index <= order.length - Limits.MIN_PARTS_UNDER)
        .distinct()
        .toArray();
  }

  private int firstGapFrom(int from) {
    int index = Math.max(1, from);
    while (index < order.length && !isGap(index)) {
      index++;
    }
    return index;
  }

  private boolean isGap(int index) {
    return values[index - 1] < values[index];
  }

  private RateTable table(Cut cut) {
    int below = cut.index();
    int above = order.length - below;
    int defectsAbove = defectsBelow[order.length] - defectsBelow[below];
    return cut.side() == Side.ABOVE
        ? new RateTable(defectsAbove, above, defectsBelow[below], below)
        : new RateTable(defectsBelow[below], below, defectsAbove, above);
  }

  private BitSet partsOf(Cut cut) {
    BitSet parts = new BitSet();
    int from = cut.side() == Side.ABOVE ? cut.index() : 0;
    int to = cut.side() == Side.ABOVE ? order.length : cut.index();
    for (int i = from; i < to; i++) {
      parts.set(order[i]);
    }
    return parts;
  }

  private String describe(Cut cut) {
    double low = values[cut.index() - 1];
    double high = values[cut.index()];
    return (cut.side() == Side.ABOVE ? "> " : "< ") + shortestBetween(low, high);
  }

  /** The shortest decimal number that separates two readings. */
  static String shortestBetween(double low, double high) {
    double middle = low + (high - low) / 2;
    for (int digits = 0; digits <= 6; digits++) {
      String text = String.format(Locale.ROOT, "%." + digits + "f", middle);
      double rounded = Double.parseDouble(text);
      if (rounded >= low && rounded < high) {
        return text;
      }
    }
    return Double.toString(middle);
  }
}
