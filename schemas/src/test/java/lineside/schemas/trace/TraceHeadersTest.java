package lineside.schemas.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Trigger;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TraceHeadersTest {
  private static final TraceHeaders ALL = new TraceHeaders(1);

  @Test
  void namesTheInspectionAndTheStepInTheFormOfW3c() {
    String value = ALL.traceparent(trigger("A-17", 3)).orElseThrow();

    assertThat(value)
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
        .contains(Identities.inspectionId("line-a", "A-17", 1));
    assertThat(ALL.of(trigger("A-17", 3)))
        .singleElement()
        .satisfies(
            header -> {
              assertThat(header.key()).isEqualTo("traceparent");
              assertThat(header.value()).isEqualTo(value.getBytes(StandardCharsets.US_ASCII));
            });
  }

  @Test
  void isTheSameWhenAMessageIsSentAgainAndAnotherForTheNextOneOfThePart() {
    String first = ALL.traceparent(trigger("A-17", 3)).orElseThrow();

    assertThat(ALL.traceparent(trigger("A-17", 3))).hasValue(first);
    String second = ALL.traceparent(trigger("A-17", 4)).orElseThrow();
    assertThat(second).isNotEqualTo(first).startsWith(first.substring(0, 36));
  }

  @Test
  void samplesAboutTheShareOfInspectionsThatIsAskedAndAllMessagesOfOneAlike() {
    TraceHeaders fifth = new TraceHeaders(0.2);

    int sampled = 0;
    for (int part = 0; part < 2000; part++) {
      String one = fifth.traceparent(trigger("P" + part, part)).orElseThrow();
      String other = fifth.traceparent(trigger("P" + part, part + 5000)).orElseThrow();
      assertThat(one.substring(53)).isEqualTo(other.substring(53));
      sampled += one.endsWith("-01") ? 1 : 0;
    }
    // Five standard deviations of 2000 draws at 0.2.
    assertThat(sampled).isBetween(400 - 90, 400 + 90);
    assertThat(new TraceHeaders(0).traceparent(trigger("A", 1)).orElseThrow()).endsWith("-00");
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatThrownBy(() -> new TraceHeaders(1.5)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> new TraceHeaders(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void namesPartAndTraceOnLogLinesUntilItIsClosed() {
    Trigger trigger = trigger("A-17", 3);
    MDC.put("camera", "outer");
    try {
      try (LogContext context = LogContext.of(trigger)) {
        assertThat(context).isNotNull();
        assertThat(MDC.get("part")).isEqualTo("A-17");
        assertThat(MDC.get("camera")).isEqualTo("a-top");
        assertThat(MDC.get("trace.id")).isEqualTo(Identities.inspectionId("line-a", "A-17", 1));
      }
      assertThat(MDC.get("part")).isNull();
      assertThat(MDC.get("camera")).isEqualTo("outer");
    } finally {
      MDC.remove("camera");
    }
  }

  private static Trigger trigger(String partId, long sequence) {
    return Trigger.newBuilder()
        .setViewId(Identities.viewId("a-top", 7, sequence))
        .setLineId("line-a")
        .setCameraId("a-top")
        .setEpoch(7)
        .setSequence(sequence)
        .setTriggeredAt(Instant.ofEpochMilli(11))
        .setPartId(partId)
        .setAttempt(1)
        .setRecipeId("bracket")
        .setEncoderPositionMm(null)
        .setIsSimulated(false)
        .build();
  }
}
