package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.jobs.line.LineEvent.Kind;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of bad input becomes one dead letter and, where the trigger is known, one view. */
class BadInputTest {
  private final Trigger trigger = TestFrames.trigger(TestFrames.TOP, 9);
  private InspectionHarness inspection;

  @BeforeEach
  void open() throws Exception {
    inspection = new InspectionHarness(1);
  }

  @AfterEach
  void close() throws Exception {
    inspection.close();
  }

  @Test
  void zeroBytesOfAKnownTrigger() throws Exception {
    inspection.take(TestFrames.raw(new byte[0], trigger));

    assertUndefinedView(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void zeroBytesOfNobodyKnowsWhat() throws Exception {
    inspection.take(new RawFrame(new byte[0], null, TestFrames.TOP, TestFrames.TOPIC, 1, 5, 0));

    LineEvent event = inspection.heard().get(0);
    assertThat(event.kind()).isEqualTo(Kind.UNATTRIBUTED_DEAD_LETTER);
    assertThat(event.lineId()).isEqualTo("line-a");
    assertThat(event.deadLetterCameraId()).isEqualTo(TestFrames.TOP);
    assertThat(inspection.deadLetters())
        .extracting(DeadLetter::getReason)
        .containsExactly(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void markOfATimeThatItsRecordAndItsCameraKnowNothingOf() throws Exception {
    RawFrame first = TestFrames.mark(TestFrames.TOP, 0);
    RawFrame forged = TestFrames.mark(TestFrames.TOP, 1_000_000);
    long recordMillis = TestFrames.trigger(TestFrames.TOP, 0).getTriggeredAt().toEpochMilli();
    inspection.take(at(first, recordMillis), at(forged, recordMillis + 500));
    inspection.take(at(TestFrames.mark(TestFrames.TOP, 2), recordMillis + 1000));

    assertThat(inspection.heard())
        .extracting(LineEvent::kind)
        .containsExactly(Kind.MARK, Kind.UNATTRIBUTED_DEAD_LETTER, Kind.MARK);
    assertThat(inspection.deadLetters())
        .singleElement()
        .returns(DeadLetterReason.UNREADABLE_MESSAGE, DeadLetter::getReason)
        .satisfies(letter -> assertThat(letter.getDetail()).contains("more than 60 s ahead"));
  }

  private static RawFrame at(RawFrame raw, long recordMillis) {
    return new RawFrame(
        raw.value(),
        raw.triggerHeader(),
        raw.cameraId(),
        raw.topic(),
        raw.partition(),
        raw.offset(),
        recordMillis);
  }

  @Test
  void messageOfAnotherSchema() throws Exception {
    inspection.take(TestFrames.raw(TestFrames.WIRE.encode(trigger), trigger));

    assertUndefinedView(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void messageOfAnUnknownSchema() throws Exception {
    byte[] value = TestFrames.top(9, 0.1).value();
    value[4] ^= 0x5A;

    inspection.take(TestFrames.raw(value, trigger));

    assertUndefinedView(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void messageCutInTheMiddle() throws Exception {
    byte[] value = TestFrames.top(9, 0.1).value();

    inspection.take(TestFrames.raw(Arrays.copyOf(value, value.length / 2), trigger));

    assertUndefinedView(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void messageThatClaimsAnImageOfTwoGibibytes() throws Exception {
    Frame frame = TestFrames.frame(trigger, new byte[0]);
    byte[] value = TestFrames.WIRE.encode(frame);
    // The last byte is the length 0 of the image; 2^31-9 as a zig-zag variable-length integer.
    byte[] claim = {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    ByteBuffer lie = ByteBuffer.allocate(value.length - 1 + claim.length);
    lie.put(value, 0, value.length - 1).put(claim);

    inspection.take(TestFrames.raw(lie.array(), trigger));

    assertUndefinedView(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void viewIdThatIsNotThatOfItsTrigger() throws Exception {
    Frame frame = TestFrames.frame(trigger, TestFrames.noise(1, 0.1, 160, 128));
    frame.setViewId("00000000000000000000000000000000");

    inspection.take(TestFrames.raw(frame, trigger));

    assertUndefinedView(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void frameOfAnotherTriggerThanItsHeaderSays() throws Exception {
    RawFrame other = TestFrames.top(8, 0.1);

    inspection.take(TestFrames.raw(other.value(), trigger));

    assertUndefinedView(DeadLetterReason.UNREADABLE_MESSAGE);
  }

  @Test
  void truncatedJpeg() throws Exception {
    byte[] jpeg = jpeg();
    Frame frame = TestFrames.frame(trigger, Arrays.copyOf(jpeg, jpeg.length * 2 / 3));
    frame.setEncoding(FrameEncoding.JPEG);

    inspection.take(TestFrames.raw(frame, trigger));

    assertUndefinedView(DeadLetterReason.UNDECODABLE_IMAGE);
  }

  @Test
  void imageOfZeroBytes() throws Exception {
    inspection.take(TestFrames.raw(TestFrames.frame(trigger, new byte[0]), trigger));

    assertUndefinedView(DeadLetterReason.UNDECODABLE_IMAGE);
  }

  @Test
  void imageHeaderOf20000By20000() throws Exception {
    byte[] png = TestFrames.noise(1, 0.1, 160, 128);
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 20_000).putInt(20, 20_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());

    inspection.take(TestFrames.raw(TestFrames.frame(trigger, png), trigger));

    assertUndefinedView(DeadLetterReason.IMAGE_TOO_LARGE);
  }

  @Test
  void rawFrameThatClaims20000By20000() throws Exception {
    Frame frame = TestFrames.frame(trigger, new byte[160 * 128]);
    frame.setEncoding(FrameEncoding.RAW);
    frame.setWidthPx(20_000);
    frame.setHeightPx(20_000);

    inspection.take(TestFrames.raw(frame, trigger));

    assertUndefinedView(DeadLetterReason.IMAGE_TOO_LARGE);
  }

  @Test
  void rawFrameOfNegativeSize() throws Exception {
    Frame frame = TestFrames.frame(trigger, new byte[160 * 128]);
    frame.setEncoding(FrameEncoding.RAW);
    frame.setWidthPx(-160);
    frame.setHeightPx(-128);

    inspection.take(TestFrames.raw(frame, trigger));

    assertUndefinedView(DeadLetterReason.UNDECODABLE_IMAGE);
  }

  @Test
  void pictureOfOnePixel() throws Exception {
    Frame frame = TestFrames.frame(trigger, TestFrames.flat(90, 1, 1));

    inspection.take(TestFrames.raw(frame, trigger));

    assertThat(inspection.verdict().getResultEvaluation()).isEqualTo(ResultEvaluation.UNDEFINED);
  }

  @Test
  void unknownCamera() throws Exception {
    Trigger stranger = TestFrames.trigger("z-cam", 9);

    inspection.take(
        TestFrames.raw(TestFrames.frame(stranger, TestFrames.noise(1, 0.1, 160, 128)), stranger));

    assertUndefinedView(DeadLetterReason.UNKNOWN_CAMERA, stranger);
  }

  @Test
  void unknownRecipe() throws Exception {
    Trigger stranger = TestFrames.trigger(TestFrames.TOP, 9);
    stranger.setRecipeId("bracket-of-tomorrow");

    inspection.take(
        TestFrames.raw(TestFrames.frame(stranger, TestFrames.noise(1, 0.1, 160, 128)), stranger));

    assertUndefinedView(DeadLetterReason.UNKNOWN_RECIPE, stranger);
  }

  @Test
  void notANumberFromTheModel() throws Exception {
    inspection.take(TestFrames.top(9, ScriptedJudge.NAN));

    assertUndefinedView(DeadLetterReason.MODEL_OUTPUT_INVALID);
  }

  @Test
  void modelThatFailsOnOnePictureOfABatch() throws Exception {
    inspection.close();
    inspection = new InspectionHarness(3);

    inspection.take(
        TestFrames.top(8, 0.1), TestFrames.top(9, ScriptedJudge.FAILING), TestFrames.top(10, 0.9));

    assertThat(inspection.views())
        .extracting(ViewVerdict::getResultEvaluation)
        .containsExactly(ResultEvaluation.OK, ResultEvaluation.UNDEFINED, ResultEvaluation.NOT_OK);
    assertThat(inspection.deadLetters())
        .extracting(DeadLetter::getReason)
        .containsExactly(DeadLetterReason.MODEL_FAILED);
    assertThat(inspection.judge.batches).containsExactly(3, 1, 1, 1);
  }

  @Test
  void invalidOutputForOnePictureOfABatch() throws Exception {
    inspection.close();
    inspection = new InspectionHarness(2);

    inspection.take(TestFrames.top(8, ScriptedJudge.INVALID), TestFrames.top(9, 0.1));

    assertThat(inspection.views())
        .extracting(ViewVerdict::getUndefinedReason)
        .containsExactly(UndefinedReason.DEAD_LETTERED, UndefinedReason.NONE);
    assertThat(inspection.deadLetters())
        .extracting(DeadLetter::getReason)
        .containsExactly(DeadLetterReason.MODEL_OUTPUT_INVALID);
  }

  @Test
  void deadLetterNamesCoordinatesHeadAndHash() throws Exception {
    byte[] value = new byte[1000];
    Arrays.fill(value, (byte) 0x42);

    inspection.take(TestFrames.raw(value, trigger));

    DeadLetter letter = inspection.deadLetters().get(0);
    assertThat(letter.getSourceTopic()).isEqualTo(TestFrames.TOPIC);
    assertThat(letter.getSourcePartition()).isEqualTo(2);
    assertThat(letter.getSourceOffset()).isEqualTo(49);
    assertThat(letter.getCameraId()).isEqualTo(TestFrames.TOP);
    assertThat(letter.getViewId()).isEqualTo(trigger.getViewId());
    assertThat(letter.getPayloadBytes()).isEqualTo(1000);
    assertThat(letter.getPayloadHead().remaining()).isEqualTo(256);
    assertThat(letter.getPayloadSha256()).isEqualTo(Identities.sha256Hex(value));
    assertThat(letter.getRecordedAt()).isEqualTo("2026-03-02T06:10:00Z");
  }

  private void assertUndefinedView(DeadLetterReason reason) {
    assertUndefinedView(reason, trigger);
  }

  private void assertUndefinedView(DeadLetterReason reason, Trigger expected) {
    ViewVerdict verdict = inspection.verdict();
    assertThat(verdict.getResultEvaluation()).isEqualTo(ResultEvaluation.UNDEFINED);
    assertThat(verdict.getUndefinedReason()).isEqualTo(UndefinedReason.DEAD_LETTERED);
    assertThat(verdict.getViewId()).isEqualTo(expected.getViewId());
    assertThat(inspection.deadLetters()).extracting(DeadLetter::getReason).containsExactly(reason);
  }

  private static byte[] jpeg() {
    byte[] pixels = new byte[320 * 240];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + (i >> 5) * 17);
    }
    try (var picture = TestFrames.picture(pixels, 320, 240);
        BytePointer encoded = new BytePointer()) {
      opencv_imgcodecs.imencode(".jpg", picture.mat(), encoded);
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }
}
