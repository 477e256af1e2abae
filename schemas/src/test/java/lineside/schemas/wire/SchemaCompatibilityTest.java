package lineside.schemas.wire;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every build reads what any committed version wrote: backward compatible, transitive. */
class SchemaCompatibilityTest {
  private static final String COMMAND = "./mvnw -pl schemas test -Dtest=FreezeSchemas";

  static List<Schema> messageSchemas() {
    return WireFormat.messageSchemas();
  }

  static Stream<Arguments> versions() {
    return WireFormat.messageSchemas().stream()
        .flatMap(
            schema ->
                SchemaHistory.versionsOf(schema.getName()).stream()
                    .map(version -> Arguments.of(schema.getName(), schema, version)));
  }

  @ParameterizedTest
  @MethodSource("messageSchemas")
  void lastCommittedVersionIsTheCurrentSchema(Schema schema) {
    List<Schema> versions = SchemaHistory.versionsOf(schema.getName());
    String next = "add v" + (versions.size() + 1) + " with " + COMMAND;

    assertThat(versions).as("schema %s has no history: %s", schema.getName(), next).isNotEmpty();
    assertThat(versions.get(versions.size() - 1))
        .as("schema %s differs from its last committed version: %s", schema.getName(), next)
        .isEqualTo(PlainSchema.of(schema));
    assertThat(PlainSchema.text(versions.get(versions.size() - 1)))
        .as("documentation of schema %s differs: refresh with %s", schema.getName(), COMMAND)
        .isEqualTo(PlainSchema.text(schema));
  }

  @ParameterizedTest
  @MethodSource("messageSchemas")
  void currentSchemaReadsEveryCommittedVersion(Schema schema) throws Exception {
    validate(schema, SchemaHistory.versionsOf(schema.getName()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("versions")
  void bytesOfEveryCommittedVersionAreRead(String name, Schema current, Schema version)
      throws Exception {
    SpecificRecordBase sample = DistinctRecords.of(current);

    SpecificRecordBase read = new WireFormat().decode(writtenWith(version, sample));

    assertThat(asOf(version, read)).isEqualTo(asOf(version, sample));
  }

  @Test
  void aNewFieldWithoutDefaultIsRefused() {
    Schema v1 = SchemaBuilder.record("R").fields().requiredInt("a").endRecord();
    Schema v2 = SchemaBuilder.record("R").fields().requiredInt("a").requiredInt("b").endRecord();

    assertThatThrownBy(() -> validate(v2, List.of(v1)))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void aRemovedSymbolWithoutDefaultIsRefused() {
    Schema v1 = withEnum("A", "B");
    Schema v2 = withEnum("A");

    assertThatThrownBy(() -> validate(v2, List.of(v1)))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void aSchemaThatReadsOnlyTheLastVersionIsRefused() throws Exception {
    Schema v1 = SchemaBuilder.record("R").fields().requiredInt("a").requiredInt("b").endRecord();
    Schema v2 = SchemaBuilder.record("R").fields().requiredInt("a").endRecord();
    Schema v3 =
        SchemaBuilder.record("R")
            .fields()
            .requiredInt("a")
            .name("b")
            .type()
            .stringType()
            .stringDefault("")
            .endRecord();

    validate(v3, List.of(v2));
    assertThatThrownBy(() -> validate(v3, List.of(v1, v2)))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void aHistoryThatWasNeverWrittenIsEmpty() {
    assertThat(SchemaHistory.versionsOf("NeverReleased")).isEmpty();
  }

  private static void validate(Schema current, List<Schema> oldestFirst)
      throws SchemaValidationException {
    List<Schema> newestFirst = new ArrayList<>(oldestFirst);
    Collections.reverse(newestFirst);
    new SchemaValidatorBuilder().canReadStrategy().validateAll().validate(current, newestFirst);
    for (Schema version : newestFirst) {
      // The validator above does not see a symbol that the reader lacks.
      if (checkReaderWriterCompatibility(current, version).getType() != COMPATIBLE) {
        throw new SchemaValidationException(current, version);
      }
    }
  }

  private static Schema withEnum(String... symbols) {
    return SchemaBuilder.record("R")
        .fields()
        .name("e")
        .type(SchemaBuilder.enumeration("E").symbols(symbols))
        .noDefault()
        .endRecord();
  }

  /** What a build of {@code version} put on the wire, made without this module's encoder. */
  private static byte[] writtenWith(Schema version, SpecificRecordBase sample) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0xC3);
    bytes.write(0x01);
    bytes.write(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(SchemaNormalization.parsingFingerprint64(version))
            .array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(version).write(asOf(version, sample), encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  /** What {@code version} knows of a record, nested records too. */
  private static GenericRecord asOf(Schema version, SpecificRecordBase message) throws IOException {
    byte[] current = new WireFormat().encode(message);
    return new GenericDatumReader<GenericRecord>(message.getSchema(), version)
        .read(
            null,
            DecoderFactory.get()
                .binaryDecoder(
                    current,
                    WireFormat.HEADER_BYTES,
                    current.length - WireFormat.HEADER_BYTES,
                    null));
  }
}
