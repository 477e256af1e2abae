package lineside.jobs.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.wire.DeadLetterDraft;
import lineside.schemas.wire.WireFormat;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T06:00:09Z");
  private final DeadLetters letters = new DeadLetters(Clock.fixed(NOW, ZoneOffset.UTC));
  private final RawFrame frame =
      new RawFrame(new byte[] {1, 2, 3}, null, "a-top", "lineside.frame.v1", 3, 71, 5);

  @Test
  void isKeyedByItsCoordinates() {
    DeadLetter letter = letters.of(frame, null, unusable("empty"));

    assertThat(DeadLetterDraft.keyOf(letter)).isEqualTo("lineside.frame.v1/3/71");
  }

  @Test
  void namesTheCameraOfTheKeyWhenTheTriggerIsUnknown() {
    DeadLetter letter = letters.of(frame, null, unusable("empty"));

    assertThat(letter.getCameraId()).isEqualTo("a-top");
    assertThat(letter.getViewId()).isNull();
  }

  @Test
  void cutsADetailThatSomebodyElseWrote() {
    DeadLetter letter = letters.of(frame, null, unusable("x".repeat(10_000)));

    assertThat(letter.getDetail()).hasSize(500);
  }

  @Test
  void isAMessageOfTheWireAndASideOutputWithoutKryo() throws Exception {
    DeadLetter letter = letters.of(frame, null, unusable("empty"));
    WireFormat wire = new WireFormat();
    SerializerConfigImpl noKryo = new SerializerConfigImpl();
    noKryo.setGenericTypes(false);

    assertThat(wire.decode(wire.encode(letter))).isEqualTo(letter);
    assertThat(DeadLetters.TAG.getTypeInfo().createSerializer(noKryo).copy(letter))
        .isEqualTo(letter);
  }

  private static UnusableFrameException unusable(String detail) {
    return new UnusableFrameException(DeadLetterReason.UNREADABLE_MESSAGE, detail);
  }
}
