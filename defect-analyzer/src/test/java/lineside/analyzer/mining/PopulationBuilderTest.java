package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PopulationBuilderTest {
  private InspectionRow row;
  private ViewVerdict view;

  @BeforeEach
  void takeARowWithOneView() {
    row =
        SimulatedArchive.of(42, 1, List.of()).rows().stream()
            .filter(candidate -> candidate.getVerdict().getLineId().equals("line-b"))
            .findFirst()
            .orElseThrow();
    view = row.getVerdict().getViews().get(0);
  }

  @Test
  void countsAPartOnceHoweverManyFindingsItShows() {
    judge(ResultEvaluation.NOT_OK, finding("pit", 0.7f), finding("pit", 0.9f));

    Population population = PopulationBuilder.of(List.of(row));

    assertThat(population.groups()).hasSize(1);
    assertThat(population.groups().get(0).marks()).hasSize(2);
    assertThat(population.groups().get(0).occurrences())
        .extracting(Occurrence::score)
        .containsExactly(0.9f);
  }

  @Test
  void leavesOutWhatThePreviousSegmentCounted() {
    Finding continued = finding("pit", 0.9f);
    continued.setContinuesPrevious(true);
    judge(ResultEvaluation.NOT_OK, continued);

    assertThat(PopulationBuilder.of(List.of(row)).groups()).isEmpty();
  }

  @Test
  void leavesOutFindingsBelowTheThresholdBesideAClearOne() {
    judge(ResultEvaluation.NOT_OK, finding("pit", 0.9f), finding("stain", 0.3f));

    assertThat(PopulationBuilder.of(List.of(row)).groups())
        .extracting(group -> group.key().kind())
        .containsExactly("pit");
  }

  @Test
  void listsUndecidedFindingsApart() {
    judge(ResultEvaluation.NOT_DECIDABLE, finding("stain", 0.45f));

    Population population = PopulationBuilder.of(List.of(row));

    assertThat(population.groups()).isEmpty();
    assertThat(population.undecided()).hasSize(1);
    assertThat(population.undecided().get(0).key().kind()).isEqualTo("stain");
  }

  @Test
  void takesAnUndefinedViewOutOfTheBase() {
    judge(ResultEvaluation.UNDEFINED);

    Population population = PopulationBuilder.of(List.of(row));

    assertThat(population.parts()).hasSize(1);
    assertThat(population.parts().get(0).stations()).isEmpty();
  }

  @Test
  void keepsOnlyFiniteReadingsAndKnownLevels() {
    row.getVerdict().getProcessReadings().put("broken-sensor", Double.NaN);
    row.getVerdict().getContext().setCavityId("C2");
    row.getVerdict().getContext().setAttributes(Map.of("machine-program", "P-12", "operator", ""));
    judge(ResultEvaluation.OK);

    InspectedPart part = PopulationBuilder.of(List.of(row)).parts().get(0);

    assertThat(part.readings()).containsKey("strip-tension").doesNotContainKey("broken-sensor");
    assertThat(part.levels())
        .containsOnlyKeys(
            "lotId", "cavityId", "machine-program", "orderId", "productId", "recipeId", "shift");
  }

  private void judge(ResultEvaluation evaluation, Finding... findings) {
    view.setResultEvaluation(evaluation);
    view.setFindings(List.of(findings));
  }

  private static Finding finding(String kind, float score) {
    return Finding.newBuilder()
        .setKind(kind)
        .setScore(score)
        .setAreaPx(50)
        .setBox(new Box(10, 20, 30, 40))
        .setCentreX(0.25f)
        .setCentreY(0.35f)
        .setPositionMm(412.5)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .build();
  }
}
