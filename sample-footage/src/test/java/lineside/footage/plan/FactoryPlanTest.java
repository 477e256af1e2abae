package lineside.footage.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineside.footage.defect.DefectKind;
import lineside.footage.defect.Photographer;
import lineside.footage.render.Studio;
import lineside.footage.scenario.CauseSpec;
import lineside.footage.scenario.LineSpec;
import lineside.footage.scenario.ReadingSpec;
import lineside.footage.scenario.Scenario;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FactoryPlanTest {
  private static Scenario demo;
  private static Photographer photographer;
  private static List<LinePlan> plans;

  @BeforeAll
  static void planDemo() throws Exception {
    demo = Scenario.load(Path.of("scenarios", "line-demo.yaml"));
    photographer = new Photographer(new Studio(demo.rootSeed()));
    plans = FactoryPlan.of(demo, photographer);
  }

  @Test
  void plansTheSameTwice() {
    assertThat(FactoryPlan.of(demo, photographer)).isEqualTo(plans);
  }

  @Test
  void demoHasAThousandPartsAndAtMostFifteenPercentDefective() {
    List<PlannedPart> parts = parts().toList();
    long defective = parts.stream().filter(p -> defects(p).findAny().isPresent()).count();

    assertThat(parts).hasSizeGreaterThanOrEqualTo(1000);
    assertThat((double) defective / parts.size()).isLessThanOrEqualTo(0.15);
  }

  @Test
  void everyCauseOfTheDemoTouchesTwentyParts() {
    Map<String, Long> touched =
        parts()
            .flatMap(p -> defects(p).map(PlannedDefect::cause).distinct())
            .collect(Collectors.groupingBy(cause -> cause, Collectors.counting()));

    for (CauseSpec cause : demo.causes()) {
      assertThat(touched.get(cause.causeId())).as(cause.causeId()).isGreaterThanOrEqualTo(20);
    }
  }

  @Test
  void everyKindOccursInTheDemo() {
    assertThat(parts().flatMap(FactoryPlanTest::defects).map(d -> d.order().kind()))
        .contains(DefectKind.values());
  }

  @Test
  void everyLotIsUsedInTwoStretches() {
    LineSpec line = demo.lines().get(0);
    Map<String, Set<Double>> starts =
        line.lots().stream()
            .collect(
                Collectors.groupingBy(
                    lot -> lot.lotId(),
                    Collectors.mapping(lot -> lot.seconds(), Collectors.toSet())));

    assertThat(starts.values())
        .allSatisfy(stretches -> assertThat(stretches).hasSizeGreaterThan(1));
  }

  @Test
  void coolantRisesAboveItsLimitMoreThanTwice() {
    CauseSpec hot =
        demo.causes().stream()
            .filter(c -> c.causeId().equals("hot-coolant"))
            .findFirst()
            .orElseThrow();
    ReadingSpec coolant = demo.reading("line-a", hot.value()).orElseThrow();
    int rises = 0;
    for (int second = 1; second < demo.durationMillis() / 1000; second++) {
      boolean before = coolant.valueAt(second - 1.0) > hot.above();
      rises += !before && coolant.valueAt(second) > hot.above() ? 1 : 0;
    }

    assertThat(rises).isGreaterThan(2);
  }

  @Test
  void hotCoolantDoesNotCoincideWithOneLot() {
    CauseSpec hot =
        demo.causes().stream()
            .filter(c -> c.causeId().equals("hot-coolant"))
            .findFirst()
            .orElseThrow();
    ReadingSpec coolant = demo.reading("line-a", hot.value()).orElseThrow();
    LineSpec line = demo.lines().get(0);
    Set<String> lotsWhenHot = new HashSet<>();
    Set<String> lotsWhenCool = new HashSet<>();
    for (int second = 0; second < demo.durationMillis() / 1000; second++) {
      (coolant.valueAt(second) > hot.above() ? lotsWhenHot : lotsWhenCool).add(line.lotAt(second));
    }

    assertThat(lotsWhenHot).hasSizeGreaterThanOrEqualTo(3);
    assertThat(lotsWhenCool).containsAll(lotsWhenHot);
  }

  @Test
  void cameraFaultsConcernAtMostTwoPercent() {
    List<PlannedPart> faulty =
        parts().filter(p -> p.shots().stream().anyMatch(s -> s.fault().isPresent())).toList();

    assertThat(faulty).hasSizeBetween(5, (int) (0.02 * parts().count()));
    assertThat(
            faulty.stream()
                .flatMap(p -> p.shots().stream())
                .flatMap(s -> s.fault().stream())
                .distinct())
        .hasSize(4);
  }

  @Test
  void marksOfTheRollAreOneTurnApart() {
    double turnRows = 1885 / 0.25;
    List<Long> rows =
        parts()
            .flatMap(FactoryPlanTest::defects)
            .filter(d -> d.cause().equals("roll-mark"))
            .map(PlannedDefect::centreRow)
            .distinct()
            .toList();
    List<Long> turns = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      turns.add(rows.get(i) - rows.get(i - 1));
    }

    assertThat(turns).hasSizeGreaterThan(20).allMatch(turn -> Math.abs(turn - turnRows) <= 1);
  }

  private static Stream<PlannedPart> parts() {
    return plans.stream().flatMap(plan -> plan.parts().stream());
  }

  private static Stream<PlannedDefect> defects(PlannedPart part) {
    return part.shots().stream().flatMap(shot -> shot.defects().stream());
  }
}
