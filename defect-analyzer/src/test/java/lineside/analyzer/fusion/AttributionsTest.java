package lineside.analyzer.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.analyzer.mining.MiningResult;
import lineside.analyzer.mining.PatternMiner;
import lineside.analyzer.mining.PopulationBuilder;
import lineside.analyzer.simulation.PlantedCause;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.Attribution;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.InspectionRow;
import org.junit.jupiter.api.Test;

class AttributionsTest {
  private static final PlantedCause PALLET =
      new PlantedCause(FactorKind.PALLET, "palletId", "4", "line-a", "a2", "dent", 0.6, false);

  @Test
  void givesFindingsOfPartsWithoutContextToThePattern() {
    List<InspectionRow> rows = SimulatedArchive.of(44, 500, List.of(PALLET)).rows();
    List<String> forgotten = new ArrayList<>();
    for (InspectionRow row : rows) {
      boolean isOfPallet =
          row.getVerdict().getContext() != null
              && row.getVerdict().getContext().getPalletId().equals("4");
      boolean isDented =
          row.getVerdict().getViews().stream()
              .flatMap(view -> view.getFindings().stream())
              .anyMatch(finding -> finding.getKind().equals("dent"));
      if (isOfPallet && isDented && forgotten.size() < 5) {
        row.getVerdict().setContext(null);
        forgotten.add(row.getVerdict().getPartId());
      }
    }
    MiningResult mined = PatternMiner.mine(PopulationBuilder.of(rows));

    Attributions attributions = Attributions.of(mined, Map.of(), List.of());

    Attribution attribution = attributions.ofPattern().get(0).orElseThrow();
    assertThat(attribution.getNamed()).isGreaterThan(attribution.getAsked() * 9 / 10);
    assertThat(attribution.getElsewhere())
        .filteredOn(finding -> !finding.getIsFactorKnown())
        .extracting(finding -> finding.getPartId())
        .containsAll(forgotten);
    assertThat(attribution.getLikelyKind()).isEmpty();
    assertThat(attributions.notes()).anyMatch(note -> note.startsWith("No model of kinds"));
  }

  @Test
  void learnsKindsFromWhatPersonsSaid() {
    List<InspectionRow> rows = SimulatedArchive.of(44, 500, List.of(PALLET)).rows();
    MiningResult mined = PatternMiner.mine(PopulationBuilder.of(rows));
    List<Feedback> said = new ArrayList<>();
    mined
        .population()
        .groups()
        .forEach(
            group ->
                group.occurrences().stream()
                    .limit(40)
                    .forEach(
                        mark ->
                            said.add(
                                feedback(
                                    mark.part().lineId(),
                                    mark.part().partId(),
                                    group.key().kind().equals("dent") ? "bump" : "other"))));

    Attributions attributions = Attributions.of(mined, Map.of(), said);

    Attribution attribution = attributions.ofPattern().get(0).orElseThrow();
    assertThat(attribution.getLikelyKind()).isEqualTo("bump");
    assertThat(attribution.getLikelyKindProbability()).isGreaterThan(0.7);
  }

  @Test
  void saysNothingWherePatternsAreMissing() {
    MiningResult mined =
        PatternMiner.mine(PopulationBuilder.of(SimulatedArchive.of(45, 100, List.of()).rows()));

    assertThat(Attributions.of(mined, Map.of(), List.of()).ofPattern()).isEmpty();
  }

  private static Feedback feedback(String line, String part, String kind) {
    return Feedback.newBuilder()
        .setFeedbackId(line + part)
        .setLineId(line)
        .setPartId(part)
        .setAttempt(1)
        .setOccasion(FeedbackOccasion.REJECT_BIN)
        .setIsDefective(true)
        .setDefectKinds(List.of(kind))
        .setPerson("anna")
        .setAt(Instant.EPOCH)
        .build();
  }
}
