package lineside.analyzer.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.item.TrainingItem.MaskOf;
import lineside.schemas.record.ResultEvaluation;
import org.jspecify.annotations.Nullable;

/**
 * Items as lines of JSON, fields always in one order, so that the same items are the same bytes.
 */
final class ItemLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ItemLines() {}

  static String line(TrainingItem item) {
    ObjectNode node = JSON.createObjectNode();
    node.put("picture", item.pictureSha256());
    node.put("shows", item.shows().name());
    node.put("side", item.side().name());
    ObjectNode label = node.putObject("label");
    label.put("content", item.label().content().name());
    label.put("kind", item.label().kind());
    item.label().kinds().forEach(label.putArray("kinds")::add);
    MaskOf mask = item.maskOf();
    if (mask != null) {
      node.putObject("mask").put("sha256", mask.sha256()).put("model", mask.modelSha256());
    }
    put(node.putObject("said"), item.said());
    put(node.putObject("origin"), item.origin());
    return node.toString();
  }

  private static void put(ObjectNode node, Said said) {
    node.put("speaker", said.speaker().name());
    node.put("who", said.who());
    Instant at = said.at();
    if (at != null) {
      node.put("at", at.toString());
    }
    node.put("occasion", said.occasion());
    String placedBy = said.placedBy();
    if (placedBy != null) {
      node.put("placedBy", placedBy);
    }
  }

  private static void put(ObjectNode node, Origin origin) {
    node.put("lineId", origin.inspected().lineId());
    node.put("partId", origin.inspected().partId());
    node.put("attempt", origin.inspected().attempt());
    node.put("inspectionId", origin.inspectionId());
    node.put("viewId", origin.viewId());
    node.put("findingNo", origin.findingNo());
    node.put("triggeredAt", origin.triggeredAt().toString());
    node.put("evaluation", origin.evaluation().name());
    node.put("model", origin.modelSha256());
  }

  /**
   * Reads a line.
   *
   * @throws IOException when it is none
   */
  static TrainingItem item(String line) throws IOException {
    try {
      JsonNode node = JSON.readTree(line);
      JsonNode label = node.required("label");
      List<String> kinds = new ArrayList<>();
      label.required("kinds").forEach(kind -> kinds.add(kind.asText()));
      JsonNode mask = node.get("mask");
      return new TrainingItem(
          text(node, "picture"),
          Shows.valueOf(text(node, "shows")),
          new Label(Label.Content.valueOf(text(label, "content")), text(label, "kind"), kinds),
          said(node.required("said")),
          origin(node.required("origin")),
          mask == null ? null : new MaskOf(text(mask, "sha256"), text(mask, "model")));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw new IOException("no training item: " + e.getMessage(), e);
    }
  }

  private static Said said(JsonNode node) {
    JsonNode at = node.get("at");
    return new Said(
        Speaker.valueOf(text(node, "speaker")),
        text(node, "who"),
        at == null ? null : Instant.parse(at.asText()),
        text(node, "occasion"),
        textOrNull(node, "placedBy"));
  }

  private static Origin origin(JsonNode node) {
    return new Origin(
        new Inspected(text(node, "lineId"), text(node, "partId"), node.required("attempt").asInt()),
        text(node, "inspectionId"),
        text(node, "viewId"),
        node.required("findingNo").asInt(),
        Instant.parse(text(node, "triggeredAt")),
        ResultEvaluation.valueOf(text(node, "evaluation")),
        text(node, "model"));
  }

  private static String text(JsonNode node, String field) {
    return node.required(field).asText();
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? null : value.asText();
  }
}
