package lineside.cli.command;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.mes.MesBridge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a MES reads and writes, as JSON. */
@Command(
    name = "mes-json",
    mixinStandardHelpOptions = true,
    description =
        "Serves a MES that cannot read Avro: carries verdicts, alarms and patterns to topics that"
            + " end with .json, and part context, readings and requests for images from such topics,"
            + " each exactly once, until it is interrupted.")
final class MesJsonCommand implements Callable<Integer> {
  private static final Duration BROKER_ANSWER = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The broker.")
  private String servers;

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      description =
          "Tells several of them apart; the same when one is started again (default: host name).")
  private String instance = hostName();

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    List<String> complaints = BrokerCheck.complaints(servers, BROKER_ANSWER);
    complaints.forEach(complaint -> err.println("lineside: " + complaint));
    err.flush();
    try (MesBridge bridge = new MesBridge(servers, instance, Clock.systemUTC())) {
      return UntilInterrupted.run(
          spec, "carrying between Avro and JSON at " + servers, List.of(bridge), bridge::close);
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
