package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lineside.schemas.record.ContainmentAction;
import lineside.schemas.record.FactorKind;
import org.junit.jupiter.api.Test;

class SeverityTest {
  private static final RateTable TABLE = new RateTable(20, 100, 8, 800);
  private static final Costs COSTS = new Costs("EUR", 10, 4, 100, 0.2);

  private final DefectGroup group = Groups.of(900, i -> Map.of(), i -> Map.of(), i -> i < 20);

  @Test
  void countsWhatIsAboveTheRateElsewhere() {
    Severity severity = Severity.of(TABLE, group.occurrences(), population(Map.of()), COSTS);

    assertThat(severity.partsLost()).isCloseTo(19, within(1e-9));
    assertThat(severity.scrap()).isCloseTo(190, within(1e-9));
    assertThat(severity.rework()).isZero();
    assertThat(severity.escapesExpected()).isCloseTo(19 * 0.25, within(1e-9));
    assertThat(severity.total()).isCloseTo(190 + 475, within(1e-9));
  }

  @Test
  void countsPartsThatCameAgainAsReworked() {
    Map<Population.PartKey, Integer> again =
        group.occurrences().stream()
            .limit(5)
            .collect(
                Collectors.toMap(
                    o -> new Population.PartKey(o.part().lineId(), o.part().partId()), o -> 2));

    Severity severity = Severity.of(TABLE, group.occurrences(), population(again), COSTS);

    assertThat(severity.reworkedShare()).isCloseTo(0.25, within(1e-9));
    assertThat(severity.scrap()).isCloseTo(19 * 0.75 * 10, within(1e-9));
    assertThat(severity.rework()).isCloseTo(19 * 0.25 * 4, within(1e-9));
  }

  @Test
  void suspectsPartsThatPassedWhileTheRateWasRaised() {
    DefectGroup jump = Groups.of(400, i -> Map.of(), i -> Map.of(), i -> i >= 200 && i % 3 == 0);
    boolean[] isDefective = new boolean[400];
    jump.occurrences().forEach(o -> isDefective[o.partIndex()] = true);
    RateCourse course = RateCourse.of(jump.base(), isDefective);

    List<SuspectPart> suspects = SuspectChoice.of(jump, FactorKind.TOOL, jump.everyPart(), course);

    assertThat(suspects).hasSizeBetween(125, 145);
    assertThat(suspects).extracting(SuspectPart::action).containsOnly(ContainmentAction.CHECK);
    assertThat(SuspectChoice.of(jump, FactorKind.POSITION, jump.everyPart(), course)).isEmpty();
    assertThat(SuspectChoice.of(jump, FactorKind.PERIOD, jump.everyPart(), course))
        .extracting(SuspectPart::action)
        .containsOnly(ContainmentAction.HOLD);
  }

  private static Population population(Map<Population.PartKey, Integer> passages) {
    return new Population(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new DataQuality(0, 0, 0, 0, 0, List.of(), List.of(), List.of(), 0),
        passages);
  }
}
