package lineside.deploy.strict;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what a Kubernetes object has that the model of its kind does not: a key that the model
 * refuses, one that it keeps aside, and one that it drops, which shows as a leaf that is not there
 * when the object is written again. Thread-safe.
 */
public final class StrictModels {
  /**
   * The newest operator whose model is at hand knows Flink up to 1.20; later operators differ in
   * this enumeration. The version itself is held against the build elsewhere.
   */
  private static final String NEWEST_KNOWN_FLINK = "v1_20";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private StrictModels() {}

  /** Everything that is wrong with {@code object}; empty when all of it is known. */
  public static List<String> problems(ObjectNode object) {
    String apiVersion = object.path("apiVersion").asText();
    String kind = object.path("kind").asText();
    String subject = kind + " " + object.at("/metadata/name").asText();
    Optional<Class<?>> model = ServedKinds.find(apiVersion, kind);
    if (model.isEmpty()) {
      return List.of(subject + ": nobody serves " + apiVersion + " " + kind);
    }
    ObjectNode read = object.deepCopy();
    if (kind.equals("FlinkDeployment") && read.path("spec").has("flinkVersion")) {
      read.withObject("/spec").put("flinkVersion", NEWEST_KNOWN_FLINK);
    }
    List<String> problems = new ArrayList<>();
    try {
      Object bean = MAPPER.treeToValue(read, model.get());
      KeptAside.in(bean).forEach(path -> problems.add(subject + ": unknown field " + path));
      for (String path : lost("", read, MAPPER.valueToTree(bean))) {
        // By the version the model was chosen.
        if (!path.equals("/apiVersion") && !isDefault(path, read, model.get())) {
          problems.add(subject + ": the model drops " + path + " = " + read.at(path).asText());
        }
      }
    } catch (JsonMappingException refused) {
      problems.add(subject + ": " + refused.getOriginalMessage() + " at " + path(refused));
    } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException wrong) {
      problems.add(subject + ": " + wrong.getMessage());
    }
    return problems;
  }

  /**
   * Whether a value that the model does not write is one that it took: Strimzi leaves defaults out.
   * What it took makes another object than nonsense in the same place does.
   */
  private static boolean isDefault(String path, ObjectNode read, Class<?> model)
      throws com.fasterxml.jackson.core.JsonProcessingException {
    int cut = path.lastIndexOf('/');
    ObjectNode nonsense = read.deepCopy();
    JsonNode parent = nonsense.at(path.substring(0, cut));
    if (!(parent instanceof ObjectNode fields)) {
      return false;
    }
    fields.put(path.substring(cut + 1), "nonsense");
    Object taken = MAPPER.treeToValue(read, model);
    try {
      return !MAPPER.treeToValue(nonsense, model).equals(taken);
    } catch (JsonMappingException noPlaceForNonsense) {
      return true;
    }
  }

  private static String path(JsonMappingException refused) {
    StringBuilder path = new StringBuilder();
    refused
        .getPath()
        .forEach(
            step ->
                path.append('/')
                    .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName()));
    return path.toString();
  }

  private static List<String> lost(String path, JsonNode said, JsonNode kept) {
    List<String> lost = new ArrayList<>();
    if (said instanceof ObjectNode fields && !fields.isEmpty()) {
      fields
          .fields()
          .forEachRemaining(
              field ->
                  lost.addAll(
                      lost(
                          path + "/" + field.getKey(),
                          field.getValue(),
                          kept.path(field.getKey()))));
    } else if (said instanceof ArrayNode elements && !elements.isEmpty()) {
      for (int i = 0; i < elements.size(); i++) {
        lost.addAll(lost(path + "/" + i, elements.get(i), kept.path(i)));
      }
    } else if (said.isValueNode() && !isSame(said, kept)) {
      lost.add(path);
    }
    return lost;
  }

  /** Quantities are written as text, numbers of a port may be either. */
  private static boolean isSame(JsonNode said, JsonNode kept) {
    return (said.isNumber() && kept.isNumber())
        ? said.asDouble() == kept.asDouble()
        : said.asText().equals(kept.asText());
  }
}
