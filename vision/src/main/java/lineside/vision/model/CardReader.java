package lineside.vision.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * {@code model.json} as text: reads every layout up to the newest and writes that one. Fields that
 * a layout does not know are errors: a misspelt threshold must not become a default.
 */
final class CardReader {
  /** What a field is that a file may leave out: everything that layout 1 did not have. */
  private static final String OPTIONAL =
      """
      {"contract": "lineside",
       "input": {"scale": 1.0, "fixedWidthPx": null, "fixedHeightPx": null,
                 "tilePx": 0, "tileOverlapPx": 0,
                 "name": "image", "layout": "NHWC", "type": "uint8", "colour": "BGR",
                 "mean": [], "std": [], "fit": "pad"},
       "outputs": null, "int8": null, "calibration": null}
      """;

  /** What foreign weights may leave out besides. */
  private static final String OPTIONAL_OF_FOREIGN =
      """
      {"size": "foreign", "mapStride": 1, "golden": [], "goldenTolerance": 0.02}
      """;

  /** What an object of that name may leave out, where there is one. */
  private static final String OPTIONAL_WITHIN =
      """
      {"outputs": {"map": null, "score": null, "mapRange": null, "scoreRange": null,
                   "boxes": null, "form": null, "minConfidence": null, "maxIou": null,
                   "scores": null, "activation": null, "good": [], "embedding": null},
       "int8": {"gate": null}}
      """;

  private static final String VERSION = "formatVersion";
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private CardReader() {}

  /**
   * Reads a description.
   *
   * @throws JsonProcessingException when it is no JSON, has unknown fields or does not hold
   * @throws NewerFormatException when only a newer version of this code can read it
   */
  static ModelCard read(byte[] json) throws IOException, NewerFormatException {
    JsonNode tree = MAPPER.readTree(json);
    if (!(tree instanceof ObjectNode card)) {
      throw new UnreadableCardException("no JSON object");
    }
    int version = card.path(VERSION).asInt();
    if (version > ModelCard.FORMAT_VERSION) {
      throw new NewerFormatException(version);
    }
    if (version == 1) {
      refuseLaterFields(card, MAPPER.readTree(OPTIONAL), "");
    }
    if (!card.path("contract").asText("lineside").equals("lineside")) {
      fill(card, MAPPER.readTree(OPTIONAL_OF_FOREIGN));
    }
    fill(card, MAPPER.readTree(OPTIONAL));
    for (Map.Entry<String, JsonNode> field : MAPPER.readTree(OPTIONAL_WITHIN).properties()) {
      if (card.get(field.getKey()) instanceof ObjectNode inner) {
        fill(inner, field.getValue());
      }
    }
    return MAPPER.treeToValue(card, ModelCard.class);
  }

  /** The file for a description, in the newest layout. */
  static byte[] write(ModelCard card) throws IOException {
    byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(card.current());
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private static void fill(ObjectNode node, JsonNode optional) {
    for (Map.Entry<String, JsonNode> field : optional.properties()) {
      JsonNode present = node.get(field.getKey());
      if (present == null) {
        node.set(field.getKey(), field.getValue());
      } else if (present instanceof ObjectNode inner && field.getValue().isObject()) {
        fill(inner, field.getValue());
      }
    }
  }

  private static void refuseLaterFields(JsonNode node, JsonNode later, String path)
      throws UnreadableCardException {
    for (Map.Entry<String, JsonNode> field : later.properties()) {
      JsonNode present = node.get(field.getKey());
      if (present == null) {
        continue;
      }
      if (!path.isEmpty() || !field.getKey().equals("input")) {
        throw new UnreadableCardException(
            "formatVersion 1 has no field %s%s, formatVersion %d has"
                .formatted(path, field.getKey(), ModelCard.FORMAT_VERSION));
      }
      refuseLaterFields(present, field.getValue(), "input.");
    }
  }

  /** JSON that is no description. */
  static final class UnreadableCardException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    UnreadableCardException(String message) {
      super(message);
    }
  }

  /** A description of a layout that this code does not know yet. */
  static final class NewerFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    NewerFormatException(int version) {
      super(
          "written by a newer Lineside: format %d, this one reads up to %d"
              .formatted(version, ModelCard.FORMAT_VERSION));
    }
  }
}
