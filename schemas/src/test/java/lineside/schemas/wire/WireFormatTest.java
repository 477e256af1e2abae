package lineside.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lineside.schemas.record.Box;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.Trigger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireFormatTest {
  private final WireFormat wire = new WireFormat();

  static List<Schema> messageSchemas() {
    return WireFormat.messageSchemas();
  }

  @ParameterizedTest
  @MethodSource("messageSchemas")
  void everyFieldOfEveryMessageSurvivesTheWire(Schema schema) throws Exception {
    SpecificRecordBase sent = DistinctRecords.of(schema);

    SpecificRecordBase received = wire.decode(wire.encode(sent));

    assertThat(received).isEqualTo(sent).hasSameClassAs(sent);
  }

  @ParameterizedTest
  @MethodSource("messageSchemas")
  void bytesStartWithTheMarkerAndTheFingerprintOfTheSchema(Schema schema) {
    byte[] bytes = wire.encode(DistinctRecords.of(schema));

    long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    assertThat(HexFormat.of().formatHex(bytes, 0, 2)).isEqualTo("c301");
    assertThat(fingerprint).isEqualTo(SchemaNormalization.parsingFingerprint64(schema));
  }

  @ParameterizedTest
  @MethodSource("messageSchemas")
  void aMessageThatIsReadInPlaceIsTheSame(Schema schema) throws Exception {
    SpecificRecordBase sent = DistinctRecords.of(schema);

    assertThat(wire.decodeInPlace(wire.encode(sent))).isEqualTo(sent);
  }

  @Test
  void anImageThatIsReadInPlaceIsAViewOfTheMessage() throws Exception {
    byte[] bytes = wire.encode(DistinctRecords.of(Frame.getClassSchema()));

    ByteBuffer image = ((Frame) wire.decodeInPlace(bytes)).getImage();

    assertThat(image.array()).isSameAs(bytes);
    assertThat(image.arrayOffset() + image.limit()).isLessThanOrEqualTo(bytes.length);
  }

  @Test
  void anImageThatClaimsMoreThanTheMessageHoldsIsRefusedInPlace() {
    byte[] bytes = wire.encode(DistinctRecords.of(Frame.getClassSchema()));

    assertThatThrownBy(() -> wire.decodeInPlace(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void oneReaderTellsTheTypesOfOneTopicApart() throws Exception {
    SpecificRecordBase trigger = DistinctRecords.of(Trigger.getClassSchema());
    SpecificRecordBase loss = DistinctRecords.of(Loss.getClassSchema());

    assertThat(wire.decode(wire.encode(trigger))).isInstanceOf(Trigger.class);
    assertThat(wire.decode(wire.encode(loss), Loss.class)).isEqualTo(loss);
  }

  @Test
  void refusesAMessageOfAnotherTypeThanAskedFor() {
    byte[] loss = wire.encode(DistinctRecords.of(Loss.getClassSchema()));

    assertThatThrownBy(() -> wire.decode(loss, Trigger.class))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("decode failed: expected Trigger, got Loss");
  }

  @Test
  void refusesValuesWithoutHeader() {
    byte[] wrongMarker = wire.encode(DistinctRecords.of(Trigger.getClassSchema()));
    wrongMarker[1] = 2;

    for (byte[] value : Arrays.asList(new byte[0], new byte[9], wrongMarker)) {
      assertThatThrownBy(() -> wire.decode(value))
          .isInstanceOf(UnreadableMessageException.class)
          .hasMessage(
              "decode failed: no single-object header in a value of " + value.length + " bytes");
    }
  }

  @Test
  void refusesARecordWithoutValue() {
    assertThatThrownBy(() -> wire.decode(null, Trigger.class))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("decode failed: no value");
    assertThatThrownBy(() -> wire.decodeInPlace(null))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("decode failed: no value");
  }

  @Test
  void refusesAFingerprintThatNobodyCommitted() {
    byte[] bytes = wire.encode(DistinctRecords.of(Trigger.getClassSchema()));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(2, 0xBAD5EEDL);

    assertThatThrownBy(() -> wire.decode(bytes))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("decode failed: unknown schema fingerprint bad5eed");
  }

  @ParameterizedTest
  @MethodSource("messageSchemas")
  void refusesABodyThatIsCutAnywhere(Schema schema) {
    byte[] bytes = wire.encode(DistinctRecords.of(schema));

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> wire.decode(cut))
          .as("first %d of %d bytes", length, bytes.length)
          .isInstanceOf(UnreadableMessageException.class);
    }
  }

  @Test
  void refusesABodyThatClaimsAnAbsurdLength() {
    byte[] bytes = wire.encode(DistinctRecords.of(ProcessReading.getClassSchema()));
    Arrays.fill(bytes, WireFormat.HEADER_BYTES, bytes.length, (byte) 0xFF);

    assertThatThrownBy(() -> wire.decode(bytes)).isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void refusesALengthBeyondTheMessageBeforeTakingMemoryForIt() {
    byte[] frame = wire.encode(DistinctRecords.of(Frame.getClassSchema()));
    byte[] image = ((Frame) DistinctRecords.of(Frame.getClassSchema())).getImage().array();
    // 2^31-9 as a zig-zag variable-length integer, where the length of the image was.
    byte[] claim = {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    int head = frame.length - image.length - 1;
    byte[] lie = Arrays.copyOf(frame, head + claim.length);
    System.arraycopy(claim, 0, lie, head, claim.length);

    assertThatThrownBy(() -> wire.decode(lie)).isInstanceOf(UnreadableMessageException.class);
  }

  @Test
  void refusesBytesAfterTheMessage() {
    byte[] bytes = wire.encode(DistinctRecords.of(Trigger.getClassSchema()));

    assertThatThrownBy(() -> wire.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("bytes left over");
  }

  @Test
  void refusesToSendAMessageWithAMissingField() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wire.encode(new Trigger()))
        .withMessage("encode failed: incomplete Trigger");
  }

  @Test
  void refusesToSendARecordThatIsNoMessage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wire.encode(new Box(1, 2, 3, 4)))
        .withMessageContaining("Box is no message");
  }

  @Test
  void mayBeSharedByThreads() {
    // Read once before, because a map comes in the order of its hashes.
    List<byte[]> encoded =
        messageSchemas().stream()
            .map(DistinctRecords::of)
            .map(wire::encode)
            .map(this::decodeAndEncode)
            .toList();

    Stream<byte[]> again =
        IntStream.range(0, 2000)
            .parallel()
            .mapToObj(i -> encoded.get(i % encoded.size()))
            .map(this::decodeAndEncode);

    assertThat(again)
        .allSatisfy(bytes -> assertThat(encoded).anyMatch(e -> Arrays.equals(e, bytes)));
  }

  private byte[] decodeAndEncode(byte[] bytes) {
    try {
      return wire.encode(wire.decode(bytes));
    } catch (UnreadableMessageException e) {
      throw new AssertionError(e);
    }
  }
}
