package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineEvent;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Trigger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the bytes of a frame, exactly one thing comes of it. */
class MutatedFramesTest {
  private static final int FRAMES = 300;

  @ParameterizedTest
  @ValueSource(longs = 11)
  void everyMutatedFrameIsAccountedFor(long seed) throws Exception {
    Random random = new Random(seed);
    try (InspectionHarness inspection = new InspectionHarness(4)) {
      for (int sequence = 0; sequence < FRAMES; sequence++) {
        Trigger trigger = TestFrames.trigger(TestFrames.TOP, sequence);
        byte[] png = TestFrames.noise(sequence, 0.1, 24, 16);
        byte[] value = TestFrames.WIRE.encode(TestFrames.frame(trigger, png));
        inspection.take(TestFrames.raw(mutated(value, random), trigger));
      }
      inspection.flink.endInput();

      List<LineEvent> heard = inspection.heard();
      List<DeadLetter> letters = inspection.deadLetters();
      assertThat(heard)
          .extracting(event -> TestFrames.view(event).getSequence())
          .doesNotHaveDuplicates()
          .hasSize(FRAMES);
      assertThat(letters).extracting(DeadLetter::getViewId).doesNotHaveDuplicates();
      assertThat(letters).hasSizeBetween(FRAMES / 2, FRAMES);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 33)
  void everyMutatedTriggerHeaderIsAccountedFor(long seed) throws Exception {
    Random random = new Random(seed);
    try (InspectionHarness inspection = new InspectionHarness(4)) {
      for (int sequence = 0; sequence < FRAMES; sequence++) {
        Trigger trigger = TestFrames.trigger(TestFrames.TOP, sequence);
        byte[] header = mutated(TestFrames.WIRE.encode(trigger), random);
        inspection.take(
            new RawFrame(new byte[] {1}, header, TestFrames.TOP, TestFrames.TOPIC, 0, sequence, 0));
      }

      assertThat(inspection.heard()).hasSize(FRAMES);
      assertThat(inspection.deadLetters()).hasSize(FRAMES);
    }
  }

  private static byte[] mutated(byte[] value, Random random) {
    byte[] bytes = value.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      case 1 -> bytes[random.nextInt(bytes.length)] = (byte) 0xFF;
      case 2 -> {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
        for (int i = from; i < to; i++) {
          bytes[i] = (byte) random.nextInt();
        }
      }
      default -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
    }
    return bytes;
  }
}
