package lineside.schemas.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import lineside.schemas.identity.Identities;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Makes the header {@code traceparent} of messages, as W3C Trace Context (level 1, version 00) has
 * it. Thread-safe.
 *
 * <p>Nothing is random and nothing has to be handed from step to step: the trace id is the id of
 * the inspection, the parent id comes from the step and the id of the message. So every service
 * gives the same one by itself, and a replay gives it again.
 *
 * <p>Whether the sampled flag is set follows from the trace id, too: the last seven bytes below a
 * share of all such numbers, as OpenTelemetry's samplers of ratios do it.
 */
public final class TraceHeaders {
  /** Name of the header. */
  public static final String NAME = "traceparent";

  /** Environment variable with the share of inspections whose flag is set, 0 to 1; 0 if not set. */
  public static final String VARIABLE = "LINESIDE_TRACE_SAMPLED";

  /** System property with the share instead; it wins. */
  public static final String PROPERTY = "lineside.trace.sampled";

  private static final int PARENT_DIGITS = 16;
  private static final int RANDOM_DIGITS = 14;
  private static final double RANDOM_NUMBERS = 0x1p56;

  private final double sampledShare;

  /**
   * Sets the flag for a share of inspections.
   *
   * @throws IllegalArgumentException when {@code sampledShare} is not within 0 to 1
   */
  public TraceHeaders(double sampledShare) {
    if (!(sampledShare >= 0 && sampledShare <= 1)) {
      throw new IllegalArgumentException(
          "share of sampled inspections is " + sampledShare + ", expected 0 to 1");
    }
    this.sampledShare = sampledShare;
  }

  /**
   * With the share that this process is told.
   *
   * @throws IllegalArgumentException when it is no number from 0 to 1
   */
  public static TraceHeaders ofProcess() {
    String share = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, "0"));
    try {
      return new TraceHeaders(Double.parseDouble(share));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(VARIABLE + " is '" + share + "', expected 0 to 1", e);
    }
  }

  /** The headers of a message; none where it belongs to no inspection. */
  public List<Header> of(SpecificRecordBase message) {
    return traceparent(message)
        .map(value -> List.<Header>of(new RecordHeader(NAME, value.getBytes(US_ASCII))))
        .orElse(List.of());
  }

  /** The value of the header; empty where a message belongs to no inspection. */
  public Optional<String> traceparent(SpecificRecordBase message) {
    return Traced.of(message).map(this::value);
  }

  private String value(Traced traced) {
    String parent = Identities.idOf("span", traced.step(), traced.id()).substring(0, PARENT_DIGITS);
    return "00-" + traced.traceId() + "-" + parent + (isSampled(traced.traceId()) ? "-01" : "-00");
  }

  private boolean isSampled(String traceId) {
    String random = traceId.substring(traceId.length() - RANDOM_DIGITS);
    return Long.parseLong(random, 16) < sampledShare * RANDOM_NUMBERS;
  }
}
