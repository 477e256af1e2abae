package lineside.schemas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import lineside.schemas.json.JsonForm;
import lineside.schemas.json.JsonTopic;
import lineside.schemas.wire.WireFormat;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the document says of messages in JSON, as an integrator without Avro would read it. */
class AsyncApiJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Named<JsonNode>> messages() {
    return AsyncApiDocument.load().jsonMessages().stream()
        .map(message -> Named.of(message.path("name").asText(), message));
  }

  @Test
  void describesEveryMessageThatIsThereInJson() {
    assertThat(messages().map(message -> message.getPayload().path("name").asText()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(JsonTopic.values())
                .map(topic -> topic.message().getName() + "Json")
                .toList());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyExampleIsAsItsSchemaSays(JsonNode message) throws IOException {
    Path schema = Path.of(message.path("payload").path("schema").path("$ref").asText());

    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(JSON.readTree(Files.readString(schema)))
                .validate(example(message)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyExampleIsAMessageThatLinesideReadsAndWrites(JsonNode message) throws Exception {
    JsonTopic topic =
        Arrays.stream(JsonTopic.values())
            .filter(each -> message.path("name").asText().equals(each.message().getName() + "Json"))
            .findFirst()
            .orElseThrow();
    JsonForm form = new JsonForm(topic.message(), new WireFormat());

    byte[] read = form.toMessage(example(message).toString().getBytes(UTF_8));

    assertThat(JSON.readTree(form.toJson(read))).isEqualTo(example(message));
  }

  private static JsonNode example(JsonNode message) {
    return message.path("examples").path(0).path("payload");
  }
}
