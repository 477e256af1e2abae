package lineside.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.trace.TraceHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectionSpansTest {
  private final InspectionSpans maker = new InspectionSpans();

  @AfterEach
  void close() {
    maker.close();
  }

  @Test
  void anInspectionLastsFromItsFirstPictureToItsVerdictWithItsViewsWithin() {
    PartVerdict part = Verdicts.ofTwoViews("part-1");

    List<SpanData> spans = maker.of(part);

    assertThat(
            spans.stream()
                .collect(Collectors.toMap(InspectionSpansTest::name, span -> micros(span))))
        .isEqualTo(
            Map.of(
                "inspection", List.of(1_000L, 50_000L),
                "view a-top", List.of(1_000L, 31_000L),
                "view a-side", List.of(2_000L, 42_000L)));
    SpanData whole = named(spans, "inspection");
    assertThat(whole.getParentSpanContext().isValid()).isFalse();
    assertThat(spans)
        .filteredOn(span -> span != whole)
        .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(whole.getSpanId()));
  }

  @Test
  void idsAreThoseOfTheHeadersSoThatTheMesCanGoOnWithTheTrace() {
    PartVerdict part = Verdicts.ofTwoViews("part-1");

    SpanData whole = named(maker.of(part), "inspection");

    assertThat(new TraceHeaders(1).traceparent(part))
        .contains("00-" + whole.getTraceId() + "-" + whole.getSpanId() + "-01");
    assertThat(whole.getTraceId()).isEqualTo(part.getInspectionId());
    assertThat(maker.of(part))
        .extracting(SpanData::getSpanId)
        .containsExactlyElementsOf(maker.of(part).stream().map(SpanData::getSpanId).toList());
  }

  @Test
  void whatCouldNotBeDecidedIsAnErrorAndALostPictureHasNoSpan() {
    List<SpanData> spans = maker.of(Verdicts.ofALostView("part-1"));

    assertThat(spans)
        .extracting(InspectionSpansTest::name)
        .containsExactlyInAnyOrder("inspection", "view a-top");
    SpanData whole = named(spans, "inspection");
    assertThat(whole.getStatus().getStatusCode().name()).isEqualTo("ERROR");
    assertThat(whole.getAttributes().get(InspectionSpans.MISSING)).containsExactly("a-side");
  }

  @Test
  void aRevisionFollowsWhatItSupersedes() {
    PartVerdict first = Verdicts.ofTwoViews("part-1");

    SpanData revision = named(maker.of(Verdicts.revisionOf(first)), "revision");

    assertThat(revision.getParentSpanId())
        .isEqualTo(named(maker.of(first), "inspection").getSpanId());
    assertThat(micros(revision)).containsExactly(900_000L, 900_000L);
  }

  @Test
  void aVerdictBeforeItsPictureByAClockThatIsWrongHasNoNegativeTime() {
    PartVerdict part =
        PartVerdict.newBuilder(Verdicts.ofTwoViews("part-1"))
            .setDecidedAtMicros(Verdicts.NOW_MICROS - 5_000_000)
            .build();

    assertThat(micros(named(maker.of(part), "inspection"))).containsExactly(1_000L, 1_000L);
  }

  @Test
  void idsThatAreNoneOfOursMakeNoSpan() {
    assertThat(
            maker.of(
                PartVerdict.newBuilder(Verdicts.ofTwoViews("part-1"))
                    .setInspectionId("of another make")
                    .build()))
        .isEmpty();
  }

  private static SpanData named(List<SpanData> spans, String name) {
    return spans.stream().filter(span -> name(span).equals(name)).findFirst().orElseThrow();
  }

  private static String name(SpanData span) {
    String camera = span.getAttributes().get(InspectionSpans.CAMERA);
    return camera == null ? span.getName() : span.getName() + " " + camera;
  }

  /** Start and end after {@link Verdicts#NOW}. */
  private static List<Long> micros(SpanData span) {
    return List.of(
        TimeUnit.NANOSECONDS.toMicros(span.getStartEpochNanos()) - Verdicts.NOW_MICROS,
        TimeUnit.NANOSECONDS.toMicros(span.getEndEpochNanos()) - Verdicts.NOW_MICROS);
  }
}
