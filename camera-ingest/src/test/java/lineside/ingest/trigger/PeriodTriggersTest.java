package lineside.ingest.trigger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.ingest.pace.ManualClock;
import lineside.ingest.trigger.Foregone.Interruption;
import lineside.schemas.record.LossReason;
import org.junit.jupiter.api.Test;

class PeriodTriggersTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private final ManualClock clock = new ManualClock(START);
  private final PeriodTriggers triggers = triggers();

  @Test
  void asksOncePerPeriod() {
    triggers.open(0);

    List<TriggerRequest> asked = play(Duration.ofSeconds(1), Duration.ofMillis(10));

    assertThat(asked).hasSize(10).allMatch(request -> request.foregone() == null);
    assertThat(asked.stream().map(TriggerRequest::partId)).doesNotHaveDuplicates();
    assertThat(asked.get(0).partId()).isEqualTo("a-top/" + START.toEpochMilli());
  }

  @Test
  void saysHowLongItWillNotAsk() {
    triggers.open(0);

    assertThat(triggers.nanosUntilNext()).isZero();
    triggers.next();
    clock.advance(Duration.ofMillis(30));

    assertThat(triggers.nanosUntilNext()).isEqualTo(70_000_000);
  }

  @Test
  void missesNothingWhileOtherCamerasAreOpened() {
    triggers.open(0);
    clock.advance(Duration.ofSeconds(3));

    assertThat(triggers.next().orElseThrow().foregone()).isNull();
    assertThat(triggers.next()).isEmpty();
    clock.advance(Duration.ofMillis(100));
    assertThat(triggers.next().orElseThrow().foregone()).isNull();
  }

  @Test
  void standsInOneRequestForTicksThatNobodyCouldTake() {
    triggers.open(0);
    play(Duration.ofSeconds(1), Duration.ofMillis(10));

    clock.advance(Duration.ofSeconds(5));
    TriggerRequest missed = triggers.next().orElseThrow();

    assertThat(requireNonNull(missed.foregone()).reason()).isEqualTo(LossReason.INTERRUPTED);
    assertThat(interruption(missed).estimatedTriggers()).isEqualTo(50);
    assertThat(triggers.next().orElseThrow().foregone()).isNull();
    assertThat(triggers.next()).isEmpty();
  }

  @Test
  void standsInOneRequestForTheTimeThatIngestWasDown() {
    triggers.open(0);
    List<TriggerRequest> before = play(Duration.ofSeconds(1), Duration.ofMillis(10));
    clock.advance(Duration.ofMinutes(1));
    PeriodTriggers next = triggers();

    next.resume(requireNonNull(before.get(9).position()));
    next.open(10);
    TriggerRequest missed = next.next().orElseThrow();

    Interruption interruption = interruption(missed);
    assertThat(interruption.since()).isEqualTo(START.plusMillis(900));
    assertThat(interruption.until()).isEqualTo(START.plusSeconds(61));
    assertThat(interruption.estimatedTriggers()).isEqualTo(600);
    assertThat(Interruption.ofPartId(missed.partId())).isEqualTo(interruption);
    assertThat(next.next().orElseThrow().foregone()).isNull();
  }

  @Test
  void goesOnWithoutAnInterruptionAfterAQuickRestart() {
    triggers.open(0);
    List<TriggerRequest> before = play(Duration.ofMillis(500), Duration.ofMillis(10));
    PeriodTriggers next = triggers();

    next.resume(requireNonNull(before.get(4).position()));
    next.open(5);

    assertThat(next.next().orElseThrow().foregone()).isNull();
  }

  @Test
  void saysThatItDoesNotKnowWhenTheClockWasSetBack() {
    PeriodTriggers next = triggers();
    next.resume(Long.toString(START.plusSeconds(3600).toEpochMilli()));
    next.open(7);

    TriggerRequest missed = next.next().orElseThrow();
    TriggerRequest tick = next.next().orElseThrow();

    assertThat(interruption(missed).estimatedTriggers()).isZero();
    assertThat(tick.partId())
        .isEqualTo("a-top/" + START.plusSeconds(3600).plusMillis(100).toEpochMilli());
  }

  private static Interruption interruption(TriggerRequest request) {
    return requireNonNull(requireNonNull(request.foregone()).interruption());
  }

  private PeriodTriggers triggers() {
    return new PeriodTriggers(
        new PeriodSettings("a-top", "bracket-a", Duration.ofMillis(100), clock.ingestClock()));
  }

  private List<TriggerRequest> play(Duration time, Duration step) {
    List<TriggerRequest> asked = new ArrayList<>();
    for (long at = 0; at < time.toMillis(); at += step.toMillis()) {
      Optional<TriggerRequest> request = triggers.next();
      request.ifPresent(asked::add);
      clock.advance(step);
    }
    return asked;
  }
}
