package lineside.traces;

import java.util.Optional;
import lineside.schemas.trace.TraceHeaders;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The span that a message belongs to: what its header {@code traceparent} says.
 *
 * @param traceId 32 hex digits, the inspection
 * @param spanId 16 hex digits, the step
 */
record SpanId(String traceId, String spanId) {
  private static final TraceHeaders HEADERS = new TraceHeaders(1);
  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;

  /** Empty for a message that belongs to no inspection. */
  static Optional<SpanId> of(SpecificRecordBase message) {
    return HEADERS
        .traceparent(message)
        .map(header -> header.split("-", -1))
        .map(fields -> new SpanId(fields[TRACE_ID], fields[SPAN_ID]));
  }
}
