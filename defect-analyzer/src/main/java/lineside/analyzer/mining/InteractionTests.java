package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.FactorKind;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Looks among the parts under a named factor for a second one that it acts together with. The value
 * of the second factor is chosen there as for a cause; then the difference of rates that it makes
 * there must exceed the one that it makes elsewhere (interaction contrast on the scale of rates:
 * the scale on which parts are lost; Rothman, Greenland and Walker 1980), and the ratio too, so
 * that two causes that only add up, or only multiply, are none. The larger of the two probabilities
 * counts.
 *
 * <p>Not looked for under a place or a rhythm, of which parts are known only where they showed.
 */
final class InteractionTests {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final GroupSample sample;
  private final BitSet under;
  private final BitSet elsewhere;

  private InteractionTests(GroupSample sample, FactorTest cause) {
    this.sample = sample;
    this.under = Stratified.and(sample.alive(), cause.under());
    this.elsewhere = (BitSet) sample.alive().clone();
    elsewhere.andNot(cause.spill());
  }

  /** What was tried, not rated yet; strong or not. */
  static List<Interaction> of(GroupSample sample, FactorTest cause) {
    if (cause.isA(FactorKind.POSITION)
        || cause.isA(FactorKind.PERIOD)
        || sample.group().columns().isJoined()) {
      return List.of();
    }
    InteractionTests tests = new InteractionTests(sample, cause);
    GroupSample inside = tests.only(tests.under);
    PartColumns columns = sample.group().columns();
    List<Interaction> tried = new ArrayList<>();
    for (String name : columns.levelNames()) {
      if (!name.equals(cause.factor().name()) && PartColumns.kindOf(name) != FactorKind.MODEL) {
        tests
            .interaction(CategoryTests.test(inside, PartColumns.kindOf(name), name))
            .ifPresent(tried::add);
      }
    }
    for (String quantity : columns.quantities()) {
      if (!quantity.equals(cause.factor().name())) {
        tests.interaction(ReadingTests.test(inside, quantity)).ifPresent(tried::add);
      }
    }
    return tried;
  }

  /** Whether it is to be reported, after it was rated. */
  static boolean isReported(Interaction interaction) {
    RateTable both = interaction.both();
    return interaction.qValue() <= Limits.MAX_Q
        && both.defectsUnder() >= Limits.MIN_DEFECTS_UNDER
        && both.ratioLow() > Limits.MIN_RATIO_LOW;
  }

  private GroupSample only(BitSet parts) {
    return new GroupSample(
        sample.group(), sample.round(), parts, Stratified.and(parts, sample.defective()));
  }

  private Optional<Interaction> interaction(Optional<FactorTest> inside) {
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    FactorTest test = inside.get();
    PartColumns columns = sample.group().columns();
    RateTable alone =
        only(elsewhere).table(columns.under(test.factor()), columns.known(test.factor()));
    double contrast = Math.max(excess(test.table(), alone), ratioExcess(test.table(), alone));
    double p = Math.max(test.pValue(), Math.min(1, contrast * test.tried()));
    return Optional.of(new Interaction(test.factor(), test.table(), alone, p, 1));
  }

  /**
   * One-sided probability that the difference of rates inside exceeds the one outside by chance.
   */
  private static double excess(RateTable inside, RateTable outside) {
    double contrast = difference(inside) - difference(outside);
    return NORMAL.survivalProbability(contrast / Math.sqrt(variance(inside) + variance(outside)));
  }

  /** The same for the ratios of rates, by their logarithms. */
  private static double ratioExcess(RateTable inside, RateTable outside) {
    double contrast = Math.log(inside.ratio()) - Math.log(outside.ratio());
    double deviation = Math.hypot(inside.standardError(), outside.standardError());
    return NORMAL.survivalProbability(contrast / deviation);
  }

  private static double difference(RateTable table) {
    return table.rateUnder() - table.rateElsewhere();
  }

  private static double variance(RateTable table) {
    return variance(table.defectsUnder(), table.partsUnder())
        + variance(table.defectsElsewhere(), table.partsElsewhere());
  }

  /** Of a rate, with half a part added to each side so that a rate of 0 is not certain. */
  private static double variance(long defects, long parts) {
    double rate = (defects + 0.5) / (parts + 1.0);
    return rate * (1 - rate) / (parts + 1.0);
  }
}
