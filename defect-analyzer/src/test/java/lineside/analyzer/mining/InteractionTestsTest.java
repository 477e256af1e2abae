package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import lineside.schemas.record.FactorKind;
import org.junit.jupiter.api.Test;

class InteractionTestsTest {
  private static final int PARTS = 2400;
  private static final DataQuality NO_QUALITY =
      new DataQuality(0, 0, 0, 0, 0, List.of(), List.of(), List.of(), 0);

  private final Random random = new Random(12);
  private final boolean[] hasSecondTool = new boolean[PARTS];
  private final double[] temperature = new double[PARTS];

  InteractionTestsTest() {
    for (int i = 0; i < PARTS; i++) {
      hasSecondTool[i] = random.nextBoolean();
      temperature[i] = 20 + 10 * random.nextDouble();
    }
  }

  @Test
  void namesTheToolWithoutWhichThePalletDoesNoHarm() {
    FoundPattern pattern = only(i -> chance(isPallet5(i) && hasSecondTool[i] ? 0.4 : 0.01));

    assertThat(pattern.cause().factor().value()).isEqualTo("P5");
    assertThat(pattern.weight().interactions()).hasSize(1);
    Interaction interaction = pattern.weight().interactions().get(0);
    assertThat(interaction.second()).isEqualTo(new Factor(FactorKind.TOOL, "toolId", "T2"));
    assertThat(interaction.both().rateUnder()).isGreaterThan(0.3);
    assertThat(interaction.both().rateElsewhere()).isLessThan(0.05);
    assertThat(interaction.secondAlone().rateUnder()).isLessThan(0.05);
  }

  @Test
  void namesTheReadingFromWhichThePalletDoesHarm() {
    FoundPattern pattern = only(i -> chance(isPallet5(i) && temperature[i] > 26 ? 0.6 : 0.03));

    assertThat(pattern.weight().interactions())
        .extracting(interaction -> interaction.second().name())
        .containsExactly("temperature");
  }

  @Test
  void namesNoneWhereThePalletActsAlone() {
    assertThat(only(i -> chance(isPallet5(i) ? 0.3 : 0.01)).weight().interactions()).isEmpty();
  }

  @Test
  void namesNoneWhereTwoCausesOnlyAddUp() {
    List<FoundPattern> patterns =
        mine(i -> chance((isPallet5(i) ? 0.3 : 0) + (hasSecondTool[i] ? 0.15 : 0.01)));

    assertThat(patterns).isNotEmpty();
    assertThat(patterns).allSatisfy(p -> assertThat(p.weight().interactions()).isEmpty());
  }

  @Test
  void namesHardlyAnyWhereTwoCausesOnlyMultiply() {
    int named = 0;
    for (int run = 0; run < 20; run++) {
      for (FoundPattern pattern :
          mine(i -> chance(0.04 * (isPallet5(i) ? 10 : 1) * (hasSecondTool[i] ? 1 : 0.5)))) {
        named += pattern.weight().interactions().size();
      }
    }

    assertThat(named).isLessThanOrEqualTo(1);
  }

  @Test
  void namesHardlyAnyByChance() {
    int named = 0;
    for (int run = 0; run < 20; run++) {
      for (FoundPattern pattern : mine(i -> chance(isPallet5(i) ? 0.2 : 0.02))) {
        named += pattern.weight().interactions().size();
      }
    }

    assertThat(named).isLessThanOrEqualTo(1);
  }

  private boolean chance(double rate) {
    return random.nextDouble() < rate;
  }

  private static boolean isPallet5(int part) {
    return part * 7919 % 97 % 8 == 5;
  }

  private FoundPattern only(IntPredicate defective) {
    List<FoundPattern> patterns = mine(defective);
    assertThat(patterns).hasSize(1);
    return patterns.get(0);
  }

  private List<FoundPattern> mine(IntPredicate defective) {
    DefectGroup group =
        Groups.of(
            PARTS,
            i ->
                Map.of(
                    "palletId",
                    isPallet5(i) ? "P5" : "P" + i % 4,
                    "toolId",
                    hasSecondTool[i] ? "T2" : "T1",
                    "lotId",
                    "L" + i / 400),
            i -> Map.of("temperature", temperature[i]),
            defective);
    return PatternMiner.mine(
            new Population(
                group.base(), List.of(group), List.of(), List.of(), NO_QUALITY, Map.of()))
        .patterns();
  }
}
