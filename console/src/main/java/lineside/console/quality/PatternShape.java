package lineside.console.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.console.shape.Evidence;
import lineside.console.shape.PointShape;
import lineside.schemas.record.DefectCost;
import lineside.schemas.record.Pattern;
import org.jspecify.annotations.Nullable;

/** A defect that comes back, from its topic or from a report. */
public record PatternShape(
    String patternId,
    String reportId,
    String lineId,
    String stationId,
    String defectKind,
    String title,
    String factorKind,
    String factorName,
    String factorValue,
    long partsWithDefect,
    long partsUnderFactor,
    long partsWithDefectElsewhere,
    long partsElsewhere,
    double rateRatio,
    double rateRatioLow,
    double rateRatioHigh,
    double pValue,
    double qValue,
    String test,
    String state,
    String trend,
    @Nullable Long sinceAt,
    @Nullable Long sinceLowAt,
    @Nullable Long sinceHighAt,
    @Nullable Long untilAt,
    @Nullable Double rateBefore,
    @Nullable Double rateSince,
    @Nullable Double periodMm,
    @Nullable Integer everyNth,
    double attributableShare,
    @Nullable PointShape centre,
    @Nullable Long firstSeenAt,
    @Nullable Long lastSeenAt,
    List<String> evidence,
    List<String> evidenceSha256,
    List<SuspectShape> suspects,
    long suspectParts,
    long confirmedParts,
    long overturnedParts,
    @Nullable Cost cost,
    List<Confounded> confounded,
    @Nullable String page) {

  /** A part that was made under the condition and passed. */
  public record SuspectShape(String partId, String reason, String action) {}

  /** What it cost. */
  public record Cost(
      String currency,
      double partsLost,
      double reworkedShare,
      double scrap,
      double rework,
      double escapesExpected,
      double escapes,
      double total) {
    static @Nullable Cost of(@Nullable DefectCost cost) {
      return cost == null
          ? null
          : new Cost(
              cost.getCurrency(),
              cost.getPartsLost(),
              cost.getReworkedShare(),
              cost.getScrap(),
              cost.getRework(),
              cost.getEscapesExpected(),
              cost.getEscapes(),
              cost.getTotal());
    }

    static @Nullable Cost of(JsonNode cost) {
      return !cost.isObject()
          ? null
          : new Cost(
              cost.path("currency").asText(),
              cost.path("partsLost").asDouble(),
              cost.path("reworkedShare").asDouble(),
              cost.path("scrap").asDouble(),
              cost.path("rework").asDouble(),
              cost.path("escapesExpected").asDouble(),
              cost.path("escapes").asDouble(),
              cost.path("total").asDouble());
    }
  }

  /** A factor that the data cannot tell apart from the named one. */
  public record Confounded(
      String factorKind, String factorName, String factorValue, double sharedParts) {}

  /**
   * Of a message.
   *
   * @param pages addresses of reports by their ids
   */
  public static PatternShape of(Pattern pattern, Map<String, String> pages) {
    Float x = pattern.getCentreX();
    Float y = pattern.getCentreY();
    return new PatternShape(
        pattern.getPatternId(),
        pattern.getReportId(),
        pattern.getLineId(),
        pattern.getStationId(),
        pattern.getDefectKind(),
        pattern.getTitle(),
        pattern.getFactorKind().name(),
        pattern.getFactorName(),
        pattern.getFactorValue(),
        pattern.getPartsWithDefect(),
        pattern.getPartsUnderFactor(),
        pattern.getPartsWithDefectElsewhere(),
        pattern.getPartsElsewhere(),
        pattern.getRateRatio(),
        pattern.getRateRatioLow(),
        pattern.getRateRatioHigh(),
        pattern.getPValue(),
        pattern.getQValue(),
        pattern.getTest(),
        pattern.getState().name(),
        pattern.getTrend().name(),
        millis(pattern.getSinceAt()),
        millis(pattern.getSinceLowAt()),
        millis(pattern.getSinceHighAt()),
        millis(pattern.getUntilAt()),
        pattern.getRateBefore(),
        pattern.getRateSince(),
        pattern.getPeriodMm(),
        pattern.getEveryNth(),
        pattern.getAttributableShare(),
        x == null || y == null ? null : new PointShape(x, y),
        millis(pattern.getFirstSeenAt()),
        millis(pattern.getLastSeenAt()),
        pattern.getEvidenceSha256().stream().map(Evidence::address).toList(),
        pattern.getEvidenceSha256(),
        pattern.getSuspects().stream()
            .map(
                suspect ->
                    new SuspectShape(
                        suspect.getPartId(), suspect.getReason(), suspect.getAction().name()))
            .toList(),
        pattern.getSuspectParts(),
        pattern.getConfirmedParts(),
        pattern.getOverturnedParts(),
        Cost.of(pattern.getCost()),
        pattern.getConfounded().stream()
            .map(
                other ->
                    new Confounded(
                        other.getFactorKind().name(),
                        other.getFactorName(),
                        other.getFactorValue(),
                        other.getSharedParts()))
            .toList(),
        pages.get(pattern.getReportId()));
  }

  /** Of the file of a report. */
  static PatternShape of(JsonNode node, @Nullable String page) {
    List<String> evidence = new ArrayList<>();
    node.path("evidenceSha256").forEach(sha256 -> evidence.add(sha256.asText()));
    List<SuspectShape> suspects = new ArrayList<>();
    node.path("suspects")
        .forEach(
            suspect ->
                suspects.add(
                    new SuspectShape(
                        suspect.path("partId").asText(),
                        suspect.path("reason").asText(),
                        suspect.path("action").asText())));
    List<Confounded> confounded = new ArrayList<>();
    node.path("confounded")
        .forEach(
            other ->
                confounded.add(
                    new Confounded(
                        other.path("factorKind").asText(),
                        other.path("factorName").asText(),
                        other.path("factorValue").asText(),
                        other.path("sharedParts").asDouble())));
    Double x = number(node.path("centreX"));
    Double y = number(node.path("centreY"));
    return new PatternShape(
        node.path("patternId").asText(),
        node.path("reportId").asText(),
        node.path("lineId").asText(),
        node.path("stationId").asText(),
        node.path("defectKind").asText(),
        node.path("title").asText(),
        node.path("factorKind").asText(),
        node.path("factorName").asText(),
        node.path("factorValue").asText(),
        node.path("partsWithDefect").asLong(),
        node.path("partsUnderFactor").asLong(),
        node.path("partsWithDefectElsewhere").asLong(),
        node.path("partsElsewhere").asLong(),
        node.path("rateRatio").asDouble(),
        node.path("rateRatioLow").asDouble(),
        node.path("rateRatioHigh").asDouble(),
        node.path("pValue").asDouble(),
        node.path("qValue").asDouble(),
        node.path("test").asText(),
        node.path("state").asText("NEW"),
        node.path("trend").asText("STEADY"),
        moment(node.path("sinceAt")),
        moment(node.path("sinceLowAt")),
        moment(node.path("sinceHighAt")),
        moment(node.path("untilAt")),
        number(node.path("rateBefore")),
        number(node.path("rateSince")),
        number(node.path("periodMm")),
        node.path("everyNth").isInt() ? node.path("everyNth").asInt() : null,
        node.path("attributableShare").asDouble(),
        x == null || y == null ? null : new PointShape(x, y),
        moment(node.path("firstSeenAt")),
        moment(node.path("lastSeenAt")),
        evidence.stream().map(Evidence::address).toList(),
        evidence,
        suspects,
        node.path("suspectParts").asLong(),
        node.path("confirmedParts").asLong(),
        node.path("overturnedParts").asLong(),
        Cost.of(node.path("cost")),
        confounded,
        page);
  }

  static @Nullable Long moment(JsonNode node) {
    if (!node.isTextual()) {
      return null;
    }
    try {
      return Instant.parse(node.asText()).toEpochMilli();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : null;
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }
}
