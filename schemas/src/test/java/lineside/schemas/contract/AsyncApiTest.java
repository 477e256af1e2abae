package lineside.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The document itself: valid AsyncAPI 3.0, and the same topics and messages as the code. */
class AsyncApiTest {
  private final AsyncApiDocument document = AsyncApiDocument.load();

  @Test
  void isValidByTheOfficialSchema() throws IOException {
    assertThat(violations(document.root())).isEmpty();
  }

  @Test
  void theOfficialSchemaFindsAPlantedMistake() throws IOException {
    ObjectNode broken = document.root().deepCopy();
    ((ObjectNode) broken.path("channels").path("frame").path("bindings").path("kafka"))
        .put("partitions", "four");

    assertThat(violations(broken)).isNotEmpty();
  }

  @Test
  void describesEveryTopicWithItsPartitionsAndConfiguration() {
    Map<String, Object> described = new LinkedHashMap<>();
    for (JsonNode channel : document.channels()) {
      JsonNode kafka = channel.path("bindings").path("kafka");
      described.put(
          channel.path("address").asText(),
          Map.of(
              "topic", kafka.path("topic").asText(),
              "partitions", kafka.path("partitions").asInt(),
              "configuration", configuration(kafka.path("topicConfiguration"))));
    }

    assertThat(described)
        .containsExactlyInAnyOrderEntriesOf(
            Arrays.stream(Topic.values())
                .collect(
                    Collectors.toMap(
                        Topic::topicName,
                        topic ->
                            Map.of(
                                "topic", topic.topicName(),
                                "partitions", topic.partitions(),
                                "configuration", topic.configuration()))));
  }

  @Test
  void describesEveryMessageThatTravelsAndTheRowsOfTheArchive() {
    Set<String> described = new TreeSet<>();
    document.messages().forEach(message -> described.add(message.path("name").asText()));
    document
        .root()
        .path("components")
        .path("schemas")
        .fieldNames()
        .forEachRemaining(described::add);

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            WireFormat.messageSchemas().stream().map(Schema::getName).toList())
        .contains(InspectionRow.class.getSimpleName());
  }

  @Test
  void everyMessageIsOnAChannelAndEveryChannelHasAnOperation() {
    Set<String> onChannels = new TreeSet<>();
    document
        .channels()
        .forEach(
            channel ->
                channel
                    .path("messages")
                    .forEach(message -> onChannels.add(target(message, "#/components/messages/"))));
    Set<String> withOperation = new TreeSet<>();
    document
        .root()
        .path("operations")
        .forEach(operation -> withOperation.add(target(operation.path("channel"), "#/channels/")));

    assertThat(onChannels).isEqualTo(names(document.root().path("components").path("messages")));
    assertThat(withOperation).isEqualTo(names(document.root().path("channels")));
  }

  private static List<String> violations(JsonNode document) throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0.json"))) {
      JsonSchema official =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
      return official.validate(document).stream().map(ValidationMessage::getMessage).toList();
    }
  }

  /** As the broker has it: text, lists joined by commas. */
  private static Map<String, String> configuration(JsonNode node) {
    Map<String, Object> values = new ObjectMapper().convertValue(node, new TypeReference<>() {});
    Map<String, String> configuration = new LinkedHashMap<>();
    values.forEach(
        (key, value) ->
            configuration.put(
                key,
                value instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                    : String.valueOf(value)));
    return configuration;
  }

  private static String target(JsonNode reference, String prefix) {
    String target = reference.path("$ref").asText();
    assertThat(target).startsWith(prefix);
    return target.substring(prefix.length());
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
