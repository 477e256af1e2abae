package lineside.jobs.chart;

import java.time.Instant;
import java.util.Map;
import lineside.schemas.record.Spc;

/** One point of the charts of a station and recipe. */
final class ChartPoint {
  private ChartPoint() {}

  /** Everything but the line. */
  static Spc.Builder of(ChartCounts counts, ChartBaseline baseline, long periodMillis) {
    long parts = counts.parts;
    Spc.Builder point =
        Spc.newBuilder()
            .setStationId(counts.stationId)
            .setRecipeId(counts.recipeId)
            .setPeriodStart(Instant.ofEpochMilli(counts.periodStartMillis))
            .setPeriodEnd(Instant.ofEpochMilli(counts.periodStartMillis + periodMillis))
            .setParts(parts)
            .setNonconforming(counts.nonconforming)
            .setUndecided(counts.undecided)
            .setUndefinedParts(counts.undefinedParts)
            .setDefects(counts.defects)
            .setFirstPassParts(counts.firstPassParts)
            .setFirstPassOk(counts.firstPassOk)
            .setIsPOut(false)
            .setIsUOut(false)
            .setParetoCounts(Map.copyOf(counts.kinds))
            .setBaselineParts(baseline.parts());
    if (counts.firstPassParts > 0) {
      point.setFirstPassYield((double) counts.firstPassOk / counts.firstPassParts);
    }
    if (parts > 0) {
      point.setP((double) counts.nonconforming / parts).setU((double) counts.defects / parts);
      if (baseline.isLearned()) {
        limit(point, baseline);
      }
    }
    return point;
  }

  private static void limit(Spc.Builder point, ChartBaseline baseline) {
    long parts = point.getParts();
    ControlLimits share = ControlLimits.ofShare(parts, baseline.within(baseline.share()));
    ControlLimits rate = ControlLimits.ofRate(parts, baseline.within(baseline.rate()));
    point
        .setPCentre(baseline.share())
        .setPLower(share.lower())
        .setPUpper(share.upper())
        .setIsPOut(share.isBeyond(point.getP()))
        .setUCentre(baseline.rate())
        .setULower(rate.lower())
        .setUUpper(rate.upper())
        .setIsUOut(rate.isBeyond(point.getU()));
  }
}
