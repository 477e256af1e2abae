package lineside.analyzer.pattern;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import lineside.analyzer.mining.Factor;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.GroupKey;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.RateTable;
import lineside.analyzer.mining.RatedTest;
import lineside.analyzer.mining.Rhythm;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Suspect;
import org.jspecify.annotations.Nullable;

/** Turns found patterns into the records of {@code pattern.v1}. */
public final class PatternRecords {
  /** Crops named per pattern. */
  public static final int MAX_EVIDENCE = 24;

  /** Suspects named per pattern. */
  public static final int MAX_SUSPECTS = 500;

  /**
   * Findings are at one place when half of them lie within this of the middle, share of the image.
   */
  private static final double ONE_PLACE = 0.06;

  private PatternRecords() {}

  /**
   * The record of {@code pattern}.
   *
   * @param reportId report that states it
   * @param reportUri where the report lies
   */
  public static Pattern recordOf(FoundPattern pattern, String reportId, URI reportUri) {
    RatedTest cause = pattern.cause();
    GroupKey group = pattern.group().key();
    Factor factor = cause.factor();
    RateTable table = cause.table();
    Place place = placeOf(pattern.occurrences());
    return Pattern.newBuilder()
        .setPatternId(
            Identities.idOf(
                "pattern",
                group.lineId(),
                group.stationId(),
                group.kind(),
                factor.kind().name(),
                factor.name(),
                factor.value()))
        .setReportId(reportId)
        .setLineId(group.lineId())
        .setStationId(group.stationId())
        .setDefectKind(group.kind())
        .setTitle(Wording.title(cause))
        .setFactorKind(factor.kind())
        .setFactorName(factor.name())
        .setFactorValue(factor.value())
        .setPartsWithDefect(table.defectsUnder())
        .setPartsUnderFactor(table.partsUnder())
        .setPartsWithDefectElsewhere(table.defectsElsewhere())
        .setPartsElsewhere(table.partsElsewhere())
        .setRateRatio(table.ratio())
        .setRateRatioLow(table.ratioLow())
        .setRateRatioHigh(table.ratioHigh())
        .setPValue(cause.pValue())
        .setQValue(cause.qValue())
        .setTest(cause.test())
        .setPeriodMm(pattern.rhythm().map(Rhythm::periodMm).orElse(null))
        .setCentreX(place.x())
        .setCentreY(place.y())
        .setFirstSeenAt(seen(pattern.occurrences().stream().findFirst().orElse(null)))
        .setLastSeenAt(seen(pattern.occurrences().stream().reduce((a, b) -> b).orElse(null)))
        .setEvidenceSha256(evidenceOf(pattern.occurrences()))
        .setSuspects(suspectsOf(pattern))
        .setReportUri(reportUri.toString())
        .build();
  }

  /** Crops, clearest first, at most {@link #MAX_EVIDENCE}. */
  public static List<String> evidenceOf(List<Occurrence> occurrences) {
    return occurrences.stream()
        .sorted(Comparator.comparing(Occurrence::score).reversed())
        .map(Occurrence::evidenceSha256)
        .filter(Objects::nonNull)
        .distinct()
        .limit(MAX_EVIDENCE)
        .toList();
  }

  private static List<Suspect> suspectsOf(FoundPattern pattern) {
    if (pattern.cause().factor().kind() == FactorKind.POSITION) {
      return List.of();
    }
    String reason = "made under " + Wording.factor(pattern.cause().factor()) + " and passed";
    return pattern.partsUnder().stream()
        .filter(part -> part.evaluation() == ResultEvaluation.OK)
        .map(InspectedPart::partId)
        .distinct()
        .limit(MAX_SUSPECTS)
        .map(partId -> new Suspect(partId, reason))
        .toList();
  }

  private static Instant seen(@Nullable Occurrence occurrence) {
    return occurrence == null ? Instant.EPOCH : occurrence.part().at();
  }

  private record Place(@Nullable Float x, @Nullable Float y) {}

  private static Place placeOf(List<Occurrence> occurrences) {
    return new Place(
        concentration(occurrences, Occurrence::centreX),
        concentration(occurrences, Occurrence::centreY));
  }

  private static @Nullable Float concentration(
      List<Occurrence> occurrences, ToDoubleFunction<Occurrence> coordinate) {
    if (occurrences.isEmpty()) {
      return null;
    }
    double[] values = occurrences.stream().mapToDouble(coordinate).sorted().toArray();
    double middle = values[values.length / 2];
    double[] away = Arrays.stream(values).map(v -> Math.abs(v - middle)).sorted().toArray();
    return away[away.length / 2] <= ONE_PLACE ? (float) middle : null;
  }
}
