package lineside.analyzer.pattern;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.mining.Confounder;
import lineside.analyzer.mining.Factor;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.GroupKey;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Interaction;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.RateCourse;
import lineside.analyzer.mining.RateTable;
import lineside.analyzer.mining.RatedTest;
import lineside.analyzer.mining.Rhythm;
import lineside.analyzer.mining.Severity;
import lineside.analyzer.mining.SuspectPart;
import lineside.schemas.record.ConfoundedFactor;
import lineside.schemas.record.DefectCost;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.InteractingFactor;
import lineside.schemas.record.Pattern;
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
   * What a record says besides what was found.
   *
   * @param reportId report that states it
   * @param reportUri where the report lies
   * @param currency unit of costs
   * @param confirmations what persons said of the affected parts
   */
  public record Statement(
      String reportId, URI reportUri, String currency, Confirmations confirmations) {}

  /** The record of {@code pattern}, whose id and state {@code entry} has. */
  public static Pattern recordOf(
      FoundPattern pattern, Comparison.Entry entry, Statement statement) {
    RatedTest cause = pattern.cause();
    GroupKey group = pattern.group().key();
    Factor factor = cause.factor();
    RateTable table = cause.table();
    Place place = placeOf(pattern.occurrences());
    Pattern.Builder builder =
        Pattern.newBuilder()
            .setPatternId(entry.patternId())
            .setState(entry.state())
            .setReportId(statement.reportId())
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
            .setEveryNth(
                factor.kind() == FactorKind.EVERY_NTH ? Integer.valueOf(factor.value()) : null)
            .setCentreX(place.x())
            .setCentreY(place.y())
            .setFirstSeenAt(seen(pattern.occurrences().stream().findFirst().orElse(null)))
            .setLastSeenAt(seen(pattern.occurrences().stream().reduce((a, b) -> b).orElse(null)))
            .setEvidenceSha256(evidenceOf(pattern.occurrences()))
            .setReportUri(statement.reportUri().toString())
            .setAttributableShare(pattern.attributableShare())
            .setConfounded(
                pattern.weight().confounded().stream().map(PatternRecords::confounded).toList())
            .setInteractions(
                pattern.weight().interactions().stream().map(PatternRecords::interacting).toList())
            .setCost(costOf(pattern.weight().severity(), statement.currency()));
    setCourse(builder, pattern.course());
    setSuspects(builder, pattern.weight().suspects());
    setConfirmed(builder, pattern.occurrences(), statement.confirmations());
    return builder.build();
  }

  private static void setCourse(Pattern.Builder builder, RateCourse course) {
    builder.setTrend(course.trend());
    Optional<RateCourse.Raised> raised = course.raised();
    if (raised.isEmpty()) {
      return;
    }
    builder.setRateSince(raised.get().rate());
    builder.setRateBefore(raised.get().rateBefore().orElse(null));
    builder.setUntilAt(raised.get().until().orElse(null));
    raised
        .get()
        .since()
        .ifPresent(
            phase ->
                builder
                    .setSinceAt(phase.from())
                    .setSinceLowAt(phase.low())
                    .setSinceHighAt(phase.high()));
  }

  private static void setSuspects(Pattern.Builder builder, List<SuspectPart> suspects) {
    Set<String> named = new HashSet<>();
    List<Suspect> records = new ArrayList<>();
    for (SuspectPart suspect : suspects) {
      if (named.add(suspect.part().partId()) && records.size() < MAX_SUSPECTS) {
        records.add(new Suspect(suspect.part().partId(), suspect.reason(), suspect.action()));
      }
    }
    builder.setSuspects(records).setSuspectParts(named.size());
  }

  private static void setConfirmed(
      Pattern.Builder builder, List<Occurrence> occurrences, Confirmations confirmations) {
    long confirmed = 0;
    long overturned = 0;
    for (Occurrence occurrence : occurrences) {
      InspectedPart part = occurrence.part();
      Optional<Boolean> said =
          confirmations.isDefective(part.lineId(), part.partId(), part.attempt());
      confirmed += said.orElse(false) ? 1 : 0;
      overturned += said.orElse(true) ? 0 : 1;
    }
    builder.setConfirmedParts(confirmed).setOverturnedParts(overturned);
  }

  private static ConfoundedFactor confounded(Confounder confounder) {
    Factor factor = confounder.test().factor();
    return new ConfoundedFactor(
        factor.kind(), factor.name(), factor.value(), confounder.sharedParts());
  }

  private static InteractingFactor interacting(Interaction interaction) {
    RateTable both = interaction.both();
    return InteractingFactor.newBuilder()
        .setFactorKind(interaction.second().kind())
        .setFactorName(interaction.second().name())
        .setFactorValue(interaction.second().value())
        .setPartsWithDefect(both.defectsUnder())
        .setParts(both.partsUnder())
        .setPartsWithDefectUnderNamedAlone(both.defectsElsewhere())
        .setPartsUnderNamedAlone(both.partsElsewhere())
        .setPartsWithDefectUnderThisAlone(interaction.secondAlone().defectsUnder())
        .setPartsUnderThisAlone(interaction.secondAlone().partsUnder())
        .setPValue(interaction.pValue())
        .setQValue(interaction.qValue())
        .build();
  }

  private static DefectCost costOf(Severity severity, String currency) {
    return DefectCost.newBuilder()
        .setCurrency(currency)
        .setPartsLost(severity.partsLost())
        .setReworkedShare(severity.reworkedShare())
        .setScrap(severity.scrap())
        .setRework(severity.rework())
        .setEscapesExpected(severity.escapesExpected())
        .setEscapes(severity.escapes())
        .setTotal(severity.total())
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
