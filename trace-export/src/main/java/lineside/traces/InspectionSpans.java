package lineside.traces;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of an inspection from its verdict, which has every time: {@code inspection} from
 * the first picture in the memory of ingest to the verdict, within it a {@code view} for each
 * picture, until it was evaluated; {@code revision} for each later verdict on the same part. Used
 * by one thread.
 *
 * <p>Ids are those of the headers {@code traceparent} of the messages, so that what another system
 * does with a verdict becomes part of the same trace, and a verdict that is read twice gives the
 * same spans.
 */
final class InspectionSpans implements AutoCloseable {
  static final AttributeKey<String> LINE = AttributeKey.stringKey("lineside.line.id");
  static final AttributeKey<String> PART = AttributeKey.stringKey("lineside.part.id");
  static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("lineside.part.attempt");
  static final AttributeKey<String> RECIPE = AttributeKey.stringKey("lineside.recipe.id");
  static final AttributeKey<String> RESULT = AttributeKey.stringKey("lineside.result");
  static final AttributeKey<Long> REVISION = AttributeKey.longKey("lineside.revision");
  static final AttributeKey<List<String>> MISSING =
      AttributeKey.stringArrayKey("lineside.missing_cameras");
  static final AttributeKey<String> STATION = AttributeKey.stringKey("lineside.station.id");
  static final AttributeKey<String> CAMERA = AttributeKey.stringKey("lineside.camera.id");
  static final AttributeKey<Long> SEQUENCE = AttributeKey.longKey("lineside.view.sequence");
  static final AttributeKey<Long> BATCH = AttributeKey.longKey("lineside.batch.size");
  static final AttributeKey<Double> SCORE = AttributeKey.doubleKey("lineside.score");
  static final AttributeKey<String> MODEL = AttributeKey.stringKey("lineside.model.sha256");
  static final AttributeKey<Long> DECODE = AttributeKey.longKey("lineside.decode.micros");
  static final AttributeKey<Long> INFER = AttributeKey.longKey("lineside.infer.micros");

  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

  private final GivenIds ids = new GivenIds();
  private final EndedSpans ended = new EndedSpans();
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  InspectionSpans() {
    provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setSampler(Sampler.alwaysOn())
            .setResource(Resource.create(Attributes.of(SERVICE, "lineside")))
            .addSpanProcessor(ended)
            .build();
    tracer = provider.get("lineside");
  }

  /** The spans of a verdict; none where it belongs to no inspection. */
  List<SpanData> of(PartVerdict part) {
    Optional<SpanId> id = SpanId.of(part);
    if (id.isEmpty()) {
      return List.of();
    }
    if (part.getRevision() > 0) {
      revision(part, id.get());
    } else {
      inspection(part, id.get());
    }
    return ended.take();
  }

  private void inspection(PartVerdict part, SpanId id) {
    List<ViewVerdict> pictured =
        part.getViews().stream()
            .filter(view -> Objects.nonNull(view.getAcquiredAtMicros()))
            .toList();
    long end = part.getDecidedAtMicros();
    long start = pictured.stream().mapToLong(InspectionSpans::acquiredAtMicros).min().orElse(end);
    Span span = begun(tracer.spanBuilder("inspection").setNoParent(), id, start);
    describe(span, part);
    Context within = Context.root().with(span);
    for (ViewVerdict view : pictured) {
      SpanId.of(view).ifPresent(own -> view(view, own, within));
    }
    end(span, Math.max(start, end));
  }

  private void revision(PartVerdict part, SpanId id) {
    SpanBuilder builder = tracer.spanBuilder("revision");
    String before = part.getSupersedes();
    if (before != null) {
      SpanId.of(PartVerdict.newBuilder(part).setVerdictId(before).build())
          .ifPresent(earlier -> builder.setParent(Context.root().with(Span.wrap(seen(earlier)))));
    }
    Span span = begun(builder, id, part.getDecidedAtMicros());
    describe(span, part);
    end(span, part.getDecidedAtMicros());
  }

  private void view(ViewVerdict view, SpanId id, Context within) {
    long start = acquiredAtMicros(view);
    Span span = begun(tracer.spanBuilder("view").setParent(within), id, start);
    span.setAttribute(STATION, view.getStationId());
    span.setAttribute(CAMERA, view.getCameraId());
    span.setAttribute(SEQUENCE, view.getSequence());
    span.setAttribute(BATCH, (long) view.getBatchSize());
    // What is null, it leaves out.
    span.setAttribute(MODEL, view.getModelSha256());
    span.setAttribute(DECODE, asLong(view.getDecodeMicros()));
    span.setAttribute(INFER, asLong(view.getInferMicros()));
    Float score = view.getScore();
    span.setAttribute(SCORE, score == null ? null : (double) score);
    result(span, view.getResultEvaluation());
    end(span, Math.max(start, view.getEvaluatedAtMicros()));
  }

  private Span begun(SpanBuilder builder, SpanId id, long micros) {
    ids.next(id);
    return builder.setStartTimestamp(micros, MICROSECONDS).startSpan();
  }

  private static void end(Span span, long micros) {
    span.end(micros, MICROSECONDS);
  }

  private static void describe(Span span, PartVerdict part) {
    span.setAttribute(LINE, part.getLineId());
    span.setAttribute(PART, part.getPartId());
    span.setAttribute(ATTEMPT, (long) part.getAttempt());
    span.setAttribute(RECIPE, part.getRecipeId());
    span.setAttribute(REVISION, (long) part.getRevision());
    span.setAttribute(MISSING, part.getMissingCameras());
    result(span, part.getResultEvaluation());
  }

  /** What could not be decided is an error; a defective part is none. */
  private static void result(Span span, ResultEvaluation result) {
    span.setAttribute(RESULT, result.name());
    if (result == ResultEvaluation.UNDEFINED) {
      span.setStatus(StatusCode.ERROR, "no decision");
    }
  }

  private static @Nullable Long asLong(@Nullable Integer value) {
    return value == null ? null : value.longValue();
  }

  private static long acquiredAtMicros(ViewVerdict view) {
    return Objects.requireNonNull(view.getAcquiredAtMicros());
  }

  private static SpanContext seen(SpanId id) {
    return SpanContext.create(
        id.traceId(), id.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
  }

  @Override
  public void close() {
    provider.close();
  }
}
