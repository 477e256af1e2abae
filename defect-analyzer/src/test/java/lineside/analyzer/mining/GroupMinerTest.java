package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import lineside.schemas.record.FactorKind;
import org.junit.jupiter.api.Test;

class GroupMinerTest {
  private static final int PARTS = 800;

  @Test
  void namesThePalletAndNothingElse() {
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("palletId", "P" + i % 8, "toolId", "T" + i % 3),
            i -> Map.of("load", (double) (i * 37 % 101)),
            i -> (i % 8 == 5 && i % 3 != 0) || i % 97 == 0);

    List<Factor> causes = causesOf(group);

    assertThat(causes).containsExactly(new Factor(FactorKind.PALLET, "palletId", "P5"));
  }

  @Test
  void namesTheReadingAndNotTheLotThatWentAlongWithIt() {
    Random random = new Random(11);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("lotId", "L-" + i / 100),
            i -> Map.of("coolant-temperature", i >= 430 && i < 510 ? 33.25 : 28.5),
            i -> i >= 430 && i < 510 && random.nextInt(4) == 0);

    List<Factor> causes = causesOf(group);

    assertThat(causes)
        .containsExactly(new Factor(FactorKind.PROCESS, "coolant-temperature", "> 31"));
  }

  @Test
  void prefersTheToolToTheWearThatDriftsWithIt() {
    Random random = new Random(12);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("toolId", i % 2 == 0 ? "T1" : "T2"),
            i -> Map.of("tool-wear", i / 8.0),
            i -> i % 2 == 1 && random.nextInt(PARTS) < i / 5);

    List<Factor> causes = causesOf(group);

    assertThat(causes.get(0)).isEqualTo(new Factor(FactorKind.TOOL, "toolId", "T2"));
    assertThat(causes).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void findsASecondCauseOfTheSameDefect() {
    Random random = new Random(13);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("palletId", "P" + i % 8, "lotId", "L-" + i / 100),
            i -> Map.of(),
            i -> (i % 8 == 3 || i / 100 == 6) && random.nextInt(3) == 0);

    List<Factor> causes = causesOf(group);

    assertThat(causes)
        .containsExactlyInAnyOrder(
            new Factor(FactorKind.PALLET, "palletId", "P3"),
            new Factor(FactorKind.LOT, "lotId", "L-6"));
  }

  @Test
  void testsNoFactorThatAllPartsShareOrThatEveryPartHasAlone() {
    Random random = new Random(22);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("lotId", "only", "palletId", "P" + i),
            i -> Map.of("load", 5.0),
            i -> random.nextInt(40) == 0);

    assertThat(GroupMiner.mine(group, List.of()).get(0).tests())
        .extracting(test -> test.factor().kind())
        .containsOnly(FactorKind.EVERY_NTH, FactorKind.TIME);
  }

  @Test
  void namesThePlaceWhenNothingElseStandsOut() {
    Random random = new Random(14);
    DefectGroup others =
        Groups.withPlaces(
            PARTS,
            i -> Map.of(),
            i -> Map.of(),
            i -> i % 8 == 0 ? new float[] {random.nextFloat(), random.nextFloat()} : new float[0]);
    DefectGroup group =
        Groups.withPlaces(
            PARTS,
            i -> Map.of("palletId", "P" + i % 7),
            i -> Map.of(),
            i -> random.nextInt(40) == 0 ? new float[] {0.7f, 0.2f} : new float[0]);

    Factor cause = GroupMiner.mine(group, others.marks()).get(0).cause().orElseThrow().factor();

    assertThat(cause.kind()).isEqualTo(FactorKind.POSITION);
    assertThat(cause.value()).isEqualTo("around 70 % of the width, 20 % of the height");
  }

  @Test
  void namesTheTimeWhenNothingElseWentAlong() {
    Random random = new Random(15);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("palletId", "P" + i % 7, "lotId", "L-" + i / 20 % 4),
            i -> Map.of("load", (double) (i * 37 % 101)),
            i -> random.nextInt(100) < (i >= 500 ? 15 : 1));

    Factor cause = causesOf(group).get(0);

    assertThat(cause.kind()).isEqualTo(FactorKind.TIME);
    assertThat(cause.value()).startsWith("since 1970-01-12");
  }

  @Test
  void namesAnEpisode() {
    Random random = new Random(16);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("palletId", "P" + i % 7),
            i -> Map.of(),
            i -> random.nextInt(100) < (i >= 300 && i < 420 ? 30 : 1));

    assertThat(causesOf(group).get(0).value())
        .matches("1970-01-12 13:5\\d:\\d\\d to 1970-01-12 13:5\\d:\\d\\d");
  }

  @Test
  void namesEveryNthPart() {
    Random random = new Random(17);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("palletId", "P" + i % 8),
            i -> Map.of(),
            i -> i % 14 == 3 ? random.nextInt(2) == 0 : random.nextInt(100) == 0);

    assertThat(causesOf(group)).containsExactly(new Factor(FactorKind.EVERY_NTH, "part", "14"));
  }

  @Test
  void namesACavityAndAThingThatOnlyThePlantKnows() {
    Random random = new Random(18);
    DefectGroup cavity =
        Groups.of(
            PARTS,
            i -> Map.of("cavityId", "C" + i * 31 % 4, "operator", "O" + i * 17 % 3),
            i -> Map.of(),
            i -> i * 31 % 4 == 2 && random.nextInt(5) == 0);
    DefectGroup operator =
        Groups.of(
            PARTS,
            i -> Map.of("cavityId", "C" + i * 31 % 4, "operator", "O" + i * 17 % 3),
            i -> Map.of(),
            i -> i * 17 % 3 == 1 && random.nextInt(5) == 0);

    assertThat(causesOf(cavity).get(0)).isEqualTo(new Factor(FactorKind.CAVITY, "cavityId", "C2"));
    assertThat(causesOf(operator).get(0))
        .isEqualTo(new Factor(FactorKind.CATEGORY, "operator", "O1"));
  }

  @Test
  void namesWhatCanNotBeToldApart() {
    Random random = new Random(19);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("toolId", i < 600 ? "T1" : "T2", "lotId", i < 600 ? "L-1" : "L-2"),
            i -> Map.of(),
            i -> i >= 600 && random.nextInt(4) == 0);

    GroupMiner.Round round = GroupMiner.mine(group, List.of()).get(0);

    assertThat(round.cause().orElseThrow().factor().value()).isIn("T2", "L-2");
    assertThat(round.confounded())
        .extracting(c -> c.test().factor().kind())
        .contains(FactorKind.TIME)
        .containsAnyOf(FactorKind.TOOL, FactorKind.LOT);
    assertThat(round.confounded().get(0).sharedParts()).isGreaterThan(0.9);
  }

  @Test
  void doesNotCallFactorsConfoundedThatTheDataTellApart() {
    Random random = new Random(20);
    DefectGroup group =
        Groups.of(
            PARTS,
            i -> Map.of("palletId", "P" + i % 8, "lotId", "L-" + i / 100),
            i -> Map.of(),
            i -> i % 8 == 3 && random.nextInt(3) == 0);

    GroupMiner.Round round = GroupMiner.mine(group, List.of()).get(0);

    assertThat(round.cause().orElseThrow().factor().kind()).isEqualTo(FactorKind.PALLET);
    assertThat(round.confounded())
        .extracting(c -> c.test().factor().kind())
        .doesNotContain(FactorKind.LOT, FactorKind.TIME);
  }

  @Test
  void findsNoPatternInAFactorWithAThousandValues() {
    Random random = new Random(21);
    DefectGroup group =
        Groups.of(
            20_000,
            i -> Map.of("operator", "O" + random.nextInt(1000)),
            i -> Map.of(),
            i -> random.nextInt(50) == 0);

    assertThat(causesOf(group)).isEmpty();
  }

  @Test
  void writesTheShortestLimitBetweenTwoReadings() {
    assertThat(ReadingTests.shortestBetween(28.5, 33.25)).isEqualTo("31");
    assertThat(ReadingTests.shortestBetween(31.42, 31.58)).isEqualTo("31.5");
    assertThat(ReadingTests.shortestBetween(-0.0251, -0.0249)).isEqualTo("-0.025");
  }

  private static List<Factor> causesOf(DefectGroup group) {
    return GroupMiner.mine(group, List.of()).stream()
        .flatMap(round -> round.cause().stream())
        .map(FactorTest::factor)
        .toList();
  }
}
