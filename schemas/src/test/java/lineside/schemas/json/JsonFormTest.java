package lineside.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.wire.DistinctRecords;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message as JSON and back, and what is refused. */
class JsonFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONTEXT =
      "\"partId\":\"A-000017\",\"lineId\":\"line-a\",\"attempt\":1";

  private final WireFormat wire = new WireFormat();

  static Stream<Named<Schema>> messages() {
    return Arrays.stream(JsonTopic.values())
        .map(JsonTopic::message)
        .map(schema -> Named.of(schema.getName(), schema));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageComesBackAsItWas(Schema schema) throws Exception {
    SpecificRecordBase sent = DistinctRecords.of(schema);
    JsonForm form = new JsonForm(schema, wire);

    byte[] back = form.toMessage(form.toJson(wire.encode(sent)));

    assertThat(wire.decode(back)).isEqualTo(sent);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageIsAsItsJsonSchemaSays(Schema schema) throws Exception {
    JsonNode json = json(schema);

    assertThat(violations(schema, json)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void theJsonSchemaFindsAFieldTooManyAndOneTooFew(Schema schema) throws Exception {
    ObjectNode more = (ObjectNode) json(schema);
    more.put("fieldTooMany", 1);
    ObjectNode less = (ObjectNode) json(schema);
    less.remove(schema.getFields().get(0).name());

    assertThat(violations(schema, more)).isNotEmpty();
    assertThat(violations(schema, less)).isNotEmpty();
  }

  @Test
  void aFieldWithADefaultNeedNotBeSent() throws Exception {
    JsonForm form = new JsonForm(PartContext.getClassSchema(), wire);
    ObjectNode sent = (ObjectNode) json(PartContext.getClassSchema());
    Schema schema = PartContext.getClassSchema();
    schema.getFields().stream()
        .filter(Schema.Field::hasDefaultValue)
        .forEach(field -> sent.remove(field.name()));

    assertThat(wire.decode(form.toMessage(sent.toString().getBytes(UTF_8))))
        .isInstanceOf(PartContext.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{" + CONTEXT + "}",
        "{" + CONTEXT + "} x",
        "\u0000\u0001",
        "{\"partId\":1}",
      })
  void whatIsNoMessageIsRefused(String text) {
    JsonForm form = new JsonForm(PartContext.getClassSchema(), wire);

    assertThatThrownBy(() -> form.toMessage(text.getBytes(UTF_8)))
        .isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void aMisspeltFieldIsRefusedByName() throws Exception {
    JsonForm form = new JsonForm(PartContext.getClassSchema(), wire);
    ObjectNode sent = (ObjectNode) json(PartContext.getClassSchema());
    sent.put("pallett", "P3");

    assertThatThrownBy(() -> form.toMessage(sent.toString().getBytes(UTF_8)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("pallett");
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() throws Exception {
    JsonForm form = new JsonForm(PartContext.getClassSchema(), wire);
    String sent = json(PartContext.getClassSchema()).toString();
    String twice = "{\"partId\":\"other\"," + sent.substring(1);

    assertThatThrownBy(() -> form.toMessage(twice.getBytes(UTF_8)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("partId");
  }

  @Test
  void aMessageOfAnotherTypeIsRefused() {
    JsonForm form = new JsonForm(PartContext.getClassSchema(), wire);
    byte[] other = wire.encode(DistinctRecords.of(ViewVerdict.getClassSchema()));

    assertThatThrownBy(() -> form.toJson(other))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("ViewVerdict");
  }

  @Test
  void arraysNestedWithoutEndAreRefused() {
    JsonForm form = new JsonForm(PartContext.getClassSchema(), wire);

    assertThatThrownBy(() -> form.toMessage("[".repeat(100_000).getBytes(UTF_8)))
        .isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void twinsHaveTheSamePartitionsSoThatKeysStayInOrder() {
    assertThat(JsonTopic.values())
        .allSatisfy(
            topic -> assertThat(topic.from().partitions()).isEqualTo(topic.to().partitions()));
  }

  private JsonNode json(Schema schema) throws IOException, UnreadableMessageException {
    byte[] message = wire.encode(DistinctRecords.of(schema));
    return JSON.readTree(new JsonForm(schema, wire).toJson(message));
  }

  private static Set<ValidationMessage> violations(Schema schema, JsonNode json) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(JsonSchemas.of(schema))
        .validate(json);
  }
}
