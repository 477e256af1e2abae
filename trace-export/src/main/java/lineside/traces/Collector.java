package lineside.traces;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where spans go: OTLP over HTTP, protobuf. Used by one thread. */
public final class Collector implements AutoCloseable {
  private static final String PATH = "v1/traces";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OtlpHttpSpanExporter exporter;

  /** Kept, else the setting is forgotten with it. */
  private final Logger ofTheLibrary = Logger.getLogger("io.opentelemetry.exporter");

  private Collector(OtlpHttpSpanExporter exporter) {
    this.exporter = exporter;
    // Whoever asks is told by the answer; this would be many lines of text for each failure.
    ofTheLibrary.setLevel(Level.OFF);
  }

  /** What became of spans. */
  enum Answer {
    /** The collector has them. */
    TAKEN,
    /** It answered and does not want them, or not now. */
    REFUSED,
    /** There was no answer. */
    AWAY
  }

  /**
   * Connects nowhere yet.
   *
   * @param base such as {@code http://collector:4318}; spans go to {@code v1/traces} below it
   * @param headers of every request, such as one that authorises
   * @throws IllegalArgumentException when {@code base} is no address of HTTP
   */
  public static Collector at(URI base, Map<String, String> headers) {
    if (base.getHost() == null || !List.of("http", "https").contains(base.getScheme())) {
      throw new IllegalArgumentException(
          "collector is '" + base + "', expected such as http://collector:4318");
    }
    String endpoint = base.toString().replaceAll("/*$", "") + "/" + PATH;
    return new Collector(
        OtlpHttpSpanExporter.builder()
            .setEndpoint(endpoint)
            .setHeaders(() -> headers)
            .setTimeout(PATIENCE)
            // Trying again is up to the caller, who knows how far it is.
            .setRetryPolicy(null)
            .build());
  }

  /** Tells it; waits for the answer. */
  Answer tell(List<SpanData> spans) {
    CompletableResultCode result =
        exporter.export(spans).join(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (result.isSuccess()) {
      return Answer.TAKEN;
    }
    return result.isDone() && !isOfTheWay(result.getFailureThrowable())
        ? Answer.REFUSED
        : Answer.AWAY;
  }

  /** Whether there was no answer: the exporter's own exception wraps what the client met. */
  private static boolean isOfTheWay(@Nullable Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof UncheckedIOException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    exporter.close();
  }
}
