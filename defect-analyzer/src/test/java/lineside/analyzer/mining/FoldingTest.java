package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.schemas.record.CourseTrend;
import lineside.schemas.record.FactorKind;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private static final Factor PALLET = new Factor(FactorKind.PALLET, "palletId", "P5");

  @Test
  void keepsTheStationWithMostPartsWhenACauseShowsAtTwo() {
    FoundPattern main = pattern("a1", "scratch", PALLET, 30, 0);
    FoundPattern seenAgain = pattern("a2", "scratch", PALLET, 12, 0);

    List<FoundPattern> folded = Folding.fold(List.of(seenAgain, main));

    assertThat(folded).hasSize(1);
    assertThat(folded.get(0).group().key().stationId()).isEqualTo("a1");
    assertThat(folded.get(0).alsoSeen()).containsExactly(seenAgain.cause());
  }

  @Test
  void foldsAMistakenKindIntoTheFrequentOne() {
    FoundPattern main = pattern("a1", "scratch", PALLET, 30, 0);
    FoundPattern mistaken = pattern("a1", "crack", PALLET, 25, 200);

    assertThat(Folding.fold(List.of(main, mistaken))).hasSize(1);
  }

  @Test
  void keepsAnotherKindAtAnotherStationThatIsAboutAsFrequentOnDifferentParts() {
    FoundPattern scratches = pattern("a1", "scratch", PALLET, 30, 0);
    FoundPattern stains = pattern("a2", "stain", PALLET, 25, 200);

    assertThat(Folding.fold(List.of(stains, scratches)))
        .extracting(pattern -> pattern.group().key().kind())
        .containsExactly("scratch", "stain");
  }

  @Test
  void keepsAnotherValueOfTheSameFactor() {
    FoundPattern five = pattern("a1", "scratch", PALLET, 30, 0);
    FoundPattern six =
        pattern("a1", "scratch", new Factor(FactorKind.PALLET, "palletId", "P6"), 12, 100);

    assertThat(Folding.fold(List.of(five, six))).hasSize(2);
  }

  private static FoundPattern pattern(
      String station, String kind, Factor factor, int defects, int from) {
    DefectGroup parts =
        Groups.of(400, i -> Map.of(), i -> Map.of(), i -> i >= from && i < from + defects);
    GroupKey key = new GroupKey("line-a", station, kind);
    RateTable table = new RateTable(defects, 100, 1, 700);
    return new FoundPattern(
        new DefectGroup(key, parts.base(), parts.occurrences(), parts.marks()),
        new RatedTest(key, factor, 0, table, 1e-9, 1e-8, "test"),
        Optional.empty(),
        parts.base().subList(0, 100),
        parts.occurrences(),
        List.of(),
        new RateCourse(CourseTrend.STEADY, List.of(), 1),
        FoundPattern.Weight.NONE,
        List.of());
  }
}
