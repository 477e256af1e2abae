package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class PatternMinerTest {
  private static final int PARTS = 800;

  private static final DataQuality NO_QUALITY =
      new DataQuality(0, 0, 0, 0, 0, List.of(), List.of(), List.of(), 0);

  @Test
  void putsTheCauseThatSpoilsMostPartsBeforeTheOneThatGoesWithMost() {
    Random random = new Random(4);
    DefectGroup frequent =
        group("a1", "scratch", i -> random.nextInt(100) < (i % 8 == 5 ? 47 : 16));
    DefectGroup costly = group("a2", "stain", i -> i % 8 == 3 && random.nextInt(100) < 42);

    List<FoundPattern> patterns =
        PatternMiner.mine(
                new Population(
                    frequent.base(),
                    List.of(frequent, costly),
                    List.of(),
                    List.of(),
                    NO_QUALITY,
                    Map.of()))
            .patterns();

    assertThat(patterns)
        .extracting(pattern -> pattern.group().key().kind())
        .containsExactly("stain", "scratch");
    assertThat(patterns.get(0).occurrences().size())
        .isLessThan(patterns.get(1).occurrences().size());
    RateTable table = patterns.get(1).cause().table();
    assertThat(patterns.get(1).partsLost())
        .isCloseTo(table.defectsUnder() - table.rateElsewhere() * 100, within(1e-9));
  }

  private static DefectGroup group(String station, String kind, IntPredicate defective) {
    DefectGroup made =
        Groups.of(PARTS, i -> Map.of("palletId", "P" + i % 8), i -> Map.of(), defective);
    return new DefectGroup(
        new GroupKey("line-a", station, kind), made.base(), made.occurrences(), made.marks());
  }
}
