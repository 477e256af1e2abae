package lineside.cli.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.trail.ModelCatalogue;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.ModelStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the models that a broker knows. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists announced models and what every machine made of them.")
final class ModelsCommand implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(15);

  @Spec private CommandSpec spec;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The broker.")
  private String servers;

  @Override
  public Integer call() throws Exception {
    List<String> complaints = BrokerCheck.complaints(servers, ANSWER);
    if (!complaints.isEmpty()) {
      throw new BadConfigurationException(complaints);
    }
    ModelCatalogue catalogue = new ModelCatalogue(servers, Clock.systemUTC());
    Map<String, ModelAnnouncement> announced = catalogue.announced();
    Map<String, List<ModelStatus>> statuses =
        catalogue.statuses().stream()
            .sorted(Comparator.comparing(ModelStatus::getMachineId))
            .collect(
                Collectors.groupingBy(
                    ModelStatus::getModelSha256, TreeMap::new, Collectors.toList()));
    TreeSet<String> known = new TreeSet<>(announced.keySet());
    known.addAll(statuses.keySet());
    PrintWriter out = spec.commandLine().getOut();
    for (String sha256 : known) {
      print(sha256, announced.get(sha256), out);
      statuses.getOrDefault(sha256, List.of()).forEach(status -> print(status, out));
    }
    out.println(known.size() + " models");
    out.flush();
    return 0;
  }

  private static void print(
      String sha256, @Nullable ModelAnnouncement announcement, PrintWriter out) {
    if (announcement == null) {
      out.println(sha256 + " not announced");
      return;
    }
    out.printf(
        "%s %s, announced by %s at %s%n",
        sha256, announcement.getName(), announcement.getAnnouncedBy(), announcement.getAt());
    out.printf("  %d bytes at %s%n", announcement.getPackageBytes(), announcement.getPackageUri());
  }

  private static void print(ModelStatus status, PrintWriter out) {
    out.printf(
        "  %s %s as %s of %s/%s revision %d at %s%s%n",
        status.getMachineId(),
        status.getState(),
        status.getStage(),
        status.getLineId(),
        status.getRecipeId(),
        status.getDeploymentRevision(),
        status.getAt(),
        status.getDetail().isEmpty() ? "" : ": " + status.getDetail());
  }
}
