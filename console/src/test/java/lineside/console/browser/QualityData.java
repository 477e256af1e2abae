package lineside.console.browser;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.console.plant.Plant;
import lineside.schemas.record.ComparedState;
import lineside.schemas.record.ContainmentAction;
import lineside.schemas.record.CourseTrend;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.Spc;
import lineside.schemas.record.Suspect;
import lineside.schemas.topic.Topic;

/** Charts and patterns as the jobs and the analyzer publish them. */
final class QualityData {
  private final Plant plant;
  private final EvidenceFolder evidence;

  QualityData(Plant plant, EvidenceFolder evidence) {
    this.plant = plant;
    this.evidence = evidence;
  }

  /** A closed period of ten minutes for each of {@code count} points; the fortieth is out. */
  void charts(String line, String station, int count) {
    Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    for (int place = 0; place < count; place++) {
      Instant start = end.minus((count - place) * 10L, ChronoUnit.MINUTES);
      double p = place == 40 ? 0.19 : 0.05 + 0.02 * Math.sin(place);
      plant.send(
          Topic.SPC,
          line,
          Spc.newBuilder()
              .setLineId(line)
              .setStationId(station)
              .setRecipeId(Recipes.ID)
              .setPeriodStart(start)
              .setPeriodEnd(start.plus(10, ChronoUnit.MINUTES))
              .setParts(200)
              .setNonconforming(Math.round(p * 200))
              .setUndecided(1)
              .setUndefinedParts(0)
              .setDefects(Math.round(p * 260))
              .setFirstPassParts(200)
              .setFirstPassOk(Math.round((1 - p) * 200))
              .setFirstPassYield(1 - p)
              .setP(p)
              .setPCentre(0.05)
              .setPLower(0.0)
              .setPUpper(0.1)
              .setIsPOut(p > 0.1)
              .setU(p * 1.3)
              .setUCentre(0.065)
              .setULower(0.0)
              .setUUpper(0.13)
              .setIsUOut(p > 0.1)
              .setParetoCounts(Map.of("scratch", 6L, "pit", 3L, "dent", 1L))
              .setBaselineParts(1_000)
              .build());
    }
  }

  void pattern(
      String patternId, String reportId, String line, String station, String title, double ratio)
      throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<String> crops = new ArrayList<>();
    for (int number = 1; number <= 8; number++) {
      crops.add(evidence.store(Pictures.scratchCrop(number)));
    }
    plant.send(
        Topic.PATTERN,
        patternId,
        Pattern.newBuilder()
            .setPatternId(patternId)
            .setReportId(reportId)
            .setLineId(line)
            .setStationId(station)
            .setDefectKind("scratch")
            .setTitle(title)
            .setFactorKind(FactorKind.PALLET)
            .setFactorName("palletId")
            .setFactorValue("5")
            .setPartsWithDefect(31)
            .setPartsUnderFactor(60)
            .setPartsWithDefectElsewhere(10)
            .setPartsElsewhere(240)
            .setRateRatio(ratio)
            .setRateRatioLow(ratio / 2)
            .setRateRatioHigh(ratio * 2)
            .setPValue(1e-10)
            .setQValue(1e-9)
            .setTest("Fisher's exact test")
            .setFirstSeenAt(now.minus(3, ChronoUnit.HOURS))
            .setLastSeenAt(now)
            .setEvidenceSha256(crops)
            .setSuspects(
                List.of(
                    new Suspect(
                        "A-000117", "score close to the threshold", ContainmentAction.HOLD)))
            .setReportUri("")
            .setState(ComparedState.NEW)
            .setTrend(CourseTrend.STEADY)
            .setAttributableShare(0.7)
            .setConfounded(List.of())
            .setSuspectParts(1)
            .setConfirmedParts(12)
            .setOverturnedParts(1)
            .build());
  }
}
