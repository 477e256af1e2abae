package lineside.cli.command;

import java.io.Closeable;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.schemas.access.BrokerAccess;
import lineside.traces.Collector;
import lineside.traces.ExportMeter;
import lineside.traces.TraceExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Inspections as traces of OpenTelemetry. */
@Command(
    name = "traces",
    mixinStandardHelpOptions = true,
    description =
        "Tells a collector of OpenTelemetry (OTLP over HTTP) of each verdict whose inspection is"
            + " sampled, as spans of inspection and views, until it is interrupted. Which ones are"
            + " sampled the jobs say (LINESIDE_TRACE_SAMPLED, 0 to 1). Headers of its requests, such"
            + " as one that authorises, are in OTEL_EXPORTER_OTLP_HEADERS: name=value,name=value.")
final class TracesCommand implements Callable<Integer> {
  private static final Duration BROKER_ANSWER = Duration.ofSeconds(5);
  private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

  @Spec private CommandSpec spec;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The broker.")
  private String servers;

  @Option(
      names = "--collector",
      required = true,
      paramLabel = "URL",
      description = "The collector, such as http://collector:4318.")
  private URI address;

  @Mixin private MetricsPort metricsPort = new MetricsPort();

  @Override
  public Integer call() throws Exception {
    Collector collector = collector();
    List<String> complaints = BrokerCheck.complaints(servers, BROKER_ANSWER);
    complaints.forEach(complaint -> spec.commandLine().getErr().println("lineside: " + complaint));
    spec.commandLine().getErr().flush();
    try (Closeable metrics = metricsPort.serve();
        TraceExport export =
            new TraceExport(
                BrokerAccess.with(Map.of("bootstrap.servers", servers)),
                collector,
                new ExportMeter(metricsPort.registry()))) {
      return UntilInterrupted.run(
          spec, "from " + servers + " to " + address, List.of(export), export::close);
    }
  }

  private Collector collector() throws BadConfigurationException {
    try {
      return Collector.at(address, headers(System.getenv().getOrDefault(HEADERS, "")));
    } catch (IllegalArgumentException e) {
      throw new BadConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  /** As the specification of OpenTelemetry has it: pairs by commas, values encoded as in URLs. */
  static Map<String, String> headers(String text) {
    Map<String, String> headers = new HashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        headers.put(pair.substring(0, equals).strip(), decoded(pair.substring(equals + 1).strip()));
      } else if (!pair.isBlank()) {
        // Not the text: it may be a secret.
        throw new IllegalArgumentException(HEADERS + " has a pair that is not name=value");
      }
    }
    return headers;
  }

  /** Percent signs stand for bytes, a plus sign for itself. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(HEADERS + " has a value with a damaged percent sign");
    }
  }
}
