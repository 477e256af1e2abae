package lineside.ingest.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import lineside.ingest.pace.ManualClock;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.Test;

class CounterTriggersTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T08:00:00Z"));
  private OptionalLong arrived = OptionalLong.empty();

  @Test
  void takesEachImageAsATrigger() throws IOException {
    CounterTriggers triggers = triggers(CounterRange.ENDLESS);

    assertThat(counts(triggers, 7)).containsExactly("image 7");
    assertThat(counts(triggers, 8)).containsExactly("image 8");
    arrived = OptionalLong.empty();
    assertThat(triggers.next()).isEmpty();
  }

  @Test
  void countsWhatWasLeftOut() throws IOException {
    CounterTriggers triggers = triggers(CounterRange.ENDLESS);
    counts(triggers, 7);

    assertThat(counts(triggers, 10)).containsExactly("gap 8", "gap 9", "image 10");
  }

  @Test
  void countsRoundTheEnd() throws IOException {
    CounterTriggers triggers = triggers(CounterRange.GIGE_VISION_1);
    counts(triggers, 65_534);

    assertThat(counts(triggers, 2)).containsExactly("gap 65535", "gap 1", "image 2");
  }

  @Test
  void countsWhatWasLeftOutWhileIngestWasDown() throws IOException {
    CounterTriggers triggers = triggers(CounterRange.ENDLESS);
    triggers.resume("41@1772431200000");

    assertThat(counts(triggers, 44)).containsExactly("gap 42", "gap 43", "image 44");
  }

  @Test
  void standsInOneRequestForADeviceThatBeganToCountAgain() throws IOException {
    CounterTriggers triggers = triggers(CounterRange.ENDLESS);
    counts(triggers, 5000);

    assertThat(counts(triggers, 3)).containsExactly("interruption 0", "image 3");
  }

  @Test
  void standsInOneRequestForALongGap() throws IOException {
    CounterTriggers triggers = triggers(CounterRange.ENDLESS);
    counts(triggers, 5000);

    assertThat(counts(triggers, 6000)).containsExactly("interruption 999", "image 6000");
  }

  /** Polls until the image itself was asked for. */
  private List<String> counts(CounterTriggers triggers, long count) throws IOException {
    arrived = OptionalLong.of(count);
    List<String> told = new ArrayList<>();
    TriggerRequest request;
    do {
      request = triggers.next().orElseThrow();
      told.add(describe(request));
    } while (request.foregone() != null);
    return told;
  }

  private static String describe(TriggerRequest request) {
    Foregone foregone = request.foregone();
    String count = request.partId().substring(request.partId().lastIndexOf('/') + 1);
    if (foregone == null) {
      return "image " + count;
    }
    return (foregone.reason() == LossReason.COUNTER_GAP ? "gap " : "interruption ") + count;
  }

  private CounterTriggers triggers(CounterRange range) {
    DeviceImages images =
        new DeviceImages() {
          @Override
          public OptionalLong arrived() {
            return arrived;
          }

          @Override
          public CounterRange range() {
            return range;
          }
        };
    return new CounterTriggers(
        images, new CounterSettings("a-top", "bracket-a", clock.ingestClock()));
  }
}
