package lineside.analyzer.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import lineside.schemas.record.Pattern;
import org.apache.avro.Schema;

/** The report for programs: patterns with the field names of {@code Pattern.avsc}. */
final class PatternsJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private PatternsJson() {}

  static String of(ReportContents report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("formatVersion", 1);
    root.put("reportId", report.reportId());
    root.put("reportAt", report.reportAt().toString());
    root.put("inspections", report.archive().rows().size());
    root.put("tests", report.mined().tests().size());
    ArrayNode damaged = root.putArray("damagedFiles");
    report
        .archive()
        .damagedFiles()
        .forEach(f -> damaged.addObject().put("name", f.name()).put("reason", f.reason()));
    ArrayNode patterns = root.putArray("patterns");
    report.patterns().forEach(pattern -> patterns.add(objectOf(pattern)));
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("patterns can't be written as JSON", e);
    }
  }

  private static ObjectNode objectOf(Pattern pattern) {
    ObjectNode object = JSON.createObjectNode();
    for (Schema.Field field : pattern.getSchema().getFields()) {
      Object value = pattern.get(field.pos());
      if (field.name().equals("suspects")) {
        ArrayNode suspects = object.putArray("suspects");
        pattern
            .getSuspects()
            .forEach(
                s ->
                    suspects.addObject().put("partId", s.getPartId()).put("reason", s.getReason()));
      } else {
        object.set(field.name(), nodeOf(value));
      }
    }
    return object;
  }

  private static JsonNode nodeOf(Object value) {
    if (value instanceof Instant || value instanceof Enum<?>) {
      return JSON.valueToTree(value.toString());
    }
    if (value instanceof List<?> list) {
      return JSON.valueToTree(List.copyOf(list));
    }
    return JSON.valueToTree(value);
  }
}
