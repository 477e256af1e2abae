package lineside.analyzer.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.analyzer.pattern.PastPattern;
import lineside.analyzer.pattern.PastReport;
import lineside.schemas.record.FactorKind;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * The report for programs: patterns with the field names of {@code Pattern.avsc}, and the report
 * that they were compared with, so that a run that is repeated compares with the same one again.
 */
public final class PatternsJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int VERSION = 2;

  private PatternsJson() {}

  static String of(ReportContents report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("formatVersion", VERSION);
    root.put("reportId", report.heading().reportId());
    root.put("reportAt", report.heading().reportAt().toString());
    root.put("input", report.heading().input());
    root.put("inspections", report.mined().population().parts().size());
    root.put("tests", report.mined().tests().size());
    ArrayNode damaged = root.putArray("damagedFiles");
    report
        .data()
        .damagedFiles()
        .forEach(f -> damaged.addObject().put("name", f.name()).put("reason", f.reason()));
    ArrayNode patterns = root.putArray("patterns");
    report.patterns().forEach(pattern -> patterns.add(objectOf(pattern)));
    ArrayNode gone = root.putArray("gone");
    report.comparison().gone().forEach(past -> gone.add(objectOf(past)));
    report.comparison().before().ifPresent(before -> root.set("comparedWith", objectOf(before)));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("patterns can't be written as JSON", e);
    }
  }

  /**
   * The report that a new one is compared with: the one in {@code file}, or, where that already is
   * of the same input (its run was repeated), the one that it was compared with itself. Empty when
   * there is none, or none of this format.
   */
  public static Optional<PastReport> before(Path file, String input) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    JsonNode root;
    try {
      root = JSON.readTree(file.toFile());
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    }
    if (root == null || root.path("formatVersion").asInt() != VERSION) {
      return Optional.empty();
    }
    if (root.path("input").asText().equals(input)) {
      JsonNode compared = root.path("comparedWith");
      return compared.isObject() ? Optional.of(pastReport(compared)) : Optional.empty();
    }
    return Optional.of(pastReport(root));
  }

  private static PastReport pastReport(JsonNode root) {
    List<PastPattern> patterns = new ArrayList<>();
    for (JsonNode node : root.path("patterns")) {
      patterns.add(
          new PastPattern(
              node.path("patternId").asText(),
              node.path("title").asText(),
              new PastPattern.Place(
                  node.path("lineId").asText(),
                  node.path("stationId").asText(),
                  node.path("defectKind").asText()),
              kindOf(node.path("factorKind").asText()),
              node.path("factorName").asText(),
              node.path("factorValue").asText(),
              instant(node.path("sinceLowAt")),
              instant(node.path("sinceHighAt")),
              new PastPattern.Counts(
                  node.path("partsWithDefect").asLong(), node.path("partsUnderFactor").asLong()),
              node.path("cost").path("total").asDouble()));
    }
    return new PastReport(root.path("reportId").asText(), root.path("reportAt").asText(), patterns);
  }

  private static FactorKind kindOf(String name) {
    for (FactorKind kind : FactorKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return FactorKind.NONE;
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.asText()) : null;
  }

  private static ObjectNode objectOf(PastReport past) {
    ObjectNode object = JSON.createObjectNode();
    object.put("reportId", past.reportId());
    object.put("reportAt", past.reportAt());
    ArrayNode patterns = object.putArray("patterns");
    past.patterns().forEach(pattern -> patterns.add(objectOf(pattern)));
    return object;
  }

  private static ObjectNode objectOf(PastPattern past) {
    ObjectNode object = JSON.createObjectNode();
    object.put("patternId", past.patternId());
    object.put("title", past.title());
    object.put("lineId", past.place().lineId());
    object.put("stationId", past.place().stationId());
    object.put("defectKind", past.place().kind());
    object.put("factorKind", past.factorKind().name());
    object.put("factorName", past.factorName());
    object.put("factorValue", past.factorValue());
    object.put("sinceLowAt", past.sinceLow() == null ? null : past.sinceLow().toString());
    object.put("sinceHighAt", past.sinceHigh() == null ? null : past.sinceHigh().toString());
    object.put("partsWithDefect", past.counts().defects());
    object.put("partsUnderFactor", past.counts().parts());
    object.putObject("cost").put("total", past.totalCost());
    return object;
  }

  private static ObjectNode objectOf(SpecificRecordBase message) {
    ObjectNode object = JSON.createObjectNode();
    for (Schema.Field field : message.getSchema().getFields()) {
      object.set(field.name(), nodeOf(message.get(field.pos())));
    }
    return object;
  }

  private static JsonNode nodeOf(@Nullable Object value) {
    if (value instanceof SpecificRecordBase message) {
      return objectOf(message);
    }
    if (value instanceof Instant || value instanceof Enum<?>) {
      return JSON.valueToTree(value.toString());
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.createArrayNode();
      list.forEach(item -> array.add(nodeOf(item)));
      return array;
    }
    return JSON.valueToTree(value);
  }
}
