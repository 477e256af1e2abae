package lineside.schemas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import lineside.schemas.identity.Identities;
import lineside.schemas.wire.DistinctRecords;
import lineside.schemas.wire.PlainSchema;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real messages against the document, as an integrator without this module would read them. */
class AsyncApiMessagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireFormat wire = new WireFormat();

  static Stream<Named<JsonNode>> messages() {
    return AsyncApiDocument.load().messages().stream()
        .map(message -> Named.of(message.path("name").asText(), message));
  }

  static Stream<Arguments> examples() {
    return AsyncApiDocument.load().messages().stream()
        .flatMap(
            message ->
                Stream.iterate(0, i -> i < message.path("examples").size(), i -> i + 1)
                    .map(
                        i ->
                            Arguments.of(
                                Named.of(message.path("name").asText(), message),
                                message.path("examples").get(i).path("payload"))));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void theNamedSchemaIsTheOneThatIsWritten(JsonNode message) {
    String name = message.path("name").asText();

    assertThat(AsyncApiDocument.payloadSchema(message))
        .isEqualTo(PlainSchema.of(currentSchema(name)));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aRealMessageIsReadWithTheNamedSchemaAlone(JsonNode message) throws IOException {
    SpecificRecordBase sent = DistinctRecords.of(currentSchema(message.path("name").asText()));
    byte[] bytes = wire.encode(sent);
    Schema named = AsyncApiDocument.payloadSchema(message);

    GenericRecord read =
        new GenericDatumReader<GenericRecord>(named)
            .read(
                null,
                DecoderFactory.get()
                    .binaryDecoder(
                        bytes,
                        WireFormat.HEADER_BYTES,
                        bytes.length - WireFormat.HEADER_BYTES,
                        null));

    assertThat(json(read)).isEqualTo(json(sent));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsAMessageThatLinesideReads(JsonNode message, JsonNode payload)
      throws Exception {
    Schema named = AsyncApiDocument.payloadSchema(message);
    GenericRecord example =
        new GenericDatumReader<GenericRecord>(named)
            .read(null, DecoderFactory.get().jsonDecoder(named, payload.toString()));
    byte[] bytes =
        new BinaryMessageEncoder<GenericRecord>(new SpecificData(), named).encode(example).array();

    SpecificRecordBase read = wire.decode(bytes);

    assertThat(read.getSchema().getName()).isEqualTo(message.path("name").asText());
    assertThat(json(read)).isEqualTo(payload);
  }

  @Test
  void everyMessageHasAnExampleAndAKey() {
    assertThat(AsyncApiDocument.load().messages())
        .allSatisfy(
            message -> {
              assertThat(message.path("examples").isEmpty()).isFalse();
              JsonNode key = message.path("bindings").path("kafka").path("key");
              assertThat(key.path("type").asText()).isEqualTo("string");
              assertThat(key.path("description").asText()).isNotEmpty();
            });
  }

  @Test
  void idsInTheExamplesAreTheOnesThatLinesideComputes() {
    for (String name : List.of("Trigger", "Frame", "Loss", "ViewVerdict")) {
      JsonNode view = example(name);
      assertThat(view.path("viewId").asText())
          .as(name)
          .isEqualTo(
              Identities.viewId(
                  view.path("cameraId").asText(),
                  view.path("epoch").asLong(),
                  view.path("sequence").asLong()));
    }
    JsonNode part = example("PartVerdict");
    assertThat(part.path("inspectionId").asText())
        .isEqualTo(
            Identities.inspectionId(
                part.path("lineId").asText(),
                part.path("partId").asText(),
                part.path("attempt").asInt()));
    assertThat(part.path("verdictId").asText())
        .isEqualTo(Identities.verdictId(part.path("inspectionId").asText(), 0));
    JsonNode model = example("ModelAnnouncement");
    assertThat(model.path("modelSha256").asText())
        .isEqualTo(Identities.sha256Hex(model.path("card").asText().getBytes(UTF_8)));
  }

  private static JsonNode example(String name) {
    return AsyncApiDocument.load()
        .root()
        .at("/components/messages/" + name + "/examples/0/payload");
  }

  private static Schema currentSchema(String name) {
    return WireFormat.messageSchemas().stream()
        .filter(schema -> schema.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is no message"));
  }

  private static JsonNode json(GenericRecord record) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), text);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return JSON.readTree(text.toByteArray());
  }

  private static JsonNode json(SpecificRecordBase record) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    JsonEncoder encoder = EncoderFactory.get().jsonEncoder(record.getSchema(), text);
    SpecificData data = new SpecificData();
    data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    new SpecificDatumWriter<SpecificRecordBase>(record.getSchema(), data).write(record, encoder);
    encoder.flush();
    return JSON.readTree(text.toByteArray());
  }
}
