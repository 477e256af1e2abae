package lineside.schemas.trace;

import java.util.HashMap;
import java.util.Map;
import lineside.schemas.record.ViewVerdict;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.MDC;

/**
 * Names the part, the camera, the line and the trace of a message on every log line that this
 * thread writes until it is closed. Belongs to the thread that made it; may be nested.
 */
public final class LogContext implements AutoCloseable {
  /** Key of the part. */
  public static final String PART = "part";

  /** Key of the trace, which is the id of the inspection; so named by the Elastic Common Schema. */
  public static final String TRACE = "trace.id";

  private static final Map<String, String> FIELDS =
      Map.of(PART, "partId", "camera", "cameraId", "line", "lineId");

  private final Map<String, String> before = new HashMap<>();

  private LogContext() {}

  /** About a message from now on: a trigger, a frame, a {@link ViewVerdict} and so on. */
  public static LogContext of(SpecificRecordBase message) {
    LogContext context = new LogContext();
    Schema schema = message.getSchema();
    FIELDS.forEach(
        (key, name) -> {
          Schema.Field field = schema.getField(name);
          if (field != null) {
            context.put(key, String.valueOf(message.get(field.pos())));
          }
        });
    Traced.of(message).ifPresent(traced -> context.put(TRACE, traced.traceId()));
    return context;
  }

  private void put(String key, String value) {
    before.put(key, MDC.get(key));
    MDC.put(key, value);
  }

  /** As it was before. */
  @Override
  public void close() {
    before.forEach(
        (key, value) -> {
          if (value == null) {
            MDC.remove(key);
          } else {
            MDC.put(key, value);
          }
        });
  }
}
