package lineside.analyzer.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class ParallelStationsTest {
  @Test
  void comparesStationsThatDoTheSameForDifferentParts() {
    Random random = new Random(3);
    List<InspectionRow> rows = linesOf(SimulatedArchive.of(21, 900, List.of()).rows());
    List<Finding> defect = findingOf(rows);
    for (int i = 0; i < rows.size(); i++) {
      List<ViewVerdict> views = rows.get(i).getVerdict().getViews();
      ViewVerdict view = views.get(0);
      view.setStationId(i % 3 == 0 ? "s2" : "s1");
      rows.get(i).getVerdict().setViews(List.of(view));
      if (i % 3 == 0
          && view.getResultEvaluation() == ResultEvaluation.OK
          && random.nextInt(6) == 0) {
        view.setResultEvaluation(ResultEvaluation.NOT_OK);
        view.setFindings(defect);
      }
    }

    MiningResult mined = PatternMiner.mine(PopulationBuilder.of(rows));

    assertThat(mined.patterns())
        .extracting(p -> p.cause().factor())
        .contains(new Factor(FactorKind.STATION, "stationId", "s2"));
    assertThat(mined.population().parallel())
        .extracting(group -> group.key().stationId())
        .containsOnly("s1+s2");
  }

  @Test
  void doesNotCompareStationsThatSeeTheSameParts() {
    Population population =
        PopulationBuilder.of(linesOf(SimulatedArchive.of(22, 300, List.of()).rows()));

    assertThat(population.groups()).isNotEmpty();
    assertThat(population.parallel()).isEmpty();
  }

  private static List<InspectionRow> linesOf(List<InspectionRow> rows) {
    return rows.stream().filter(row -> row.getVerdict().getLineId().equals("line-a")).toList();
  }

  private static List<Finding> findingOf(List<InspectionRow> rows) {
    return rows.stream()
        .flatMap(row -> row.getVerdict().getViews().stream())
        .filter(view -> view.getResultEvaluation() == ResultEvaluation.NOT_OK)
        .findFirst()
        .orElseThrow()
        .getFindings();
  }
}
