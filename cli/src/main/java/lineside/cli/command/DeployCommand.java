package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.deploy.NextDeployment;
import lineside.cli.deploy.PackagePlaces;
import lineside.cli.deploy.QualifiedPackages;
import lineside.cli.deploy.RecordedDeployments;
import lineside.cli.deploy.StationChanges;
import lineside.cli.deploy.StationTakts;
import lineside.cli.trail.ModelCatalogue;
import lineside.jobs.deployment.DeploymentMessage;
import lineside.jobs.deployment.RefusedDeploymentException;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.schemas.record.StationModel;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes the models of a line while it runs. */
@Command(
    name = "deploy",
    mixinStandardHelpOptions = true,
    description = {
      "Says which models judge a recipe of a line; machines load, qualify and switch by themselves.",
      "A package is qualified here first and copied into the store. What is not named stays;"
          + " without a change it prints what stands."
    })
final class DeployCommand implements Callable<Integer> {
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final String NONE = StationChanges.NONE;
  private static final int SHORT_HASH = 12;

  @Spec private CommandSpec spec;

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "The broker.")
  private String servers;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Package store of the line's machines; not needed for packages that are announced there.")
  private @Nullable Path store;

  @Option(names = "--line", paramLabel = "ID", description = "The line.")
  private @Nullable String line;

  @Option(
      names = "--recipe",
      defaultValue = "",
      paramLabel = "ID",
      description = "The recipe (default: every recipe of the line without a deployment).")
  private String recipe;

  @ArgGroup private @Nullable Change change;

  @Option(
      names = "--shadow",
      paramLabel = "PACKAGE",
      description = {
        "Model that looks on and decides nothing, up to three times in place of those that do now;",
        "none ends that."
      })
  private List<String> shadows = new ArrayList<>();

  @Option(
      names = "--station",
      paramLabel = "STATION=PACKAGE",
      description = {
        "Model that judges one station in place of the active one;",
        "none gives the station back to it."
      })
  private Map<String, String> stationModels = new LinkedHashMap<>();

  @Option(
      names = "--lighter",
      paramLabel = "STATION=PACKAGE",
      description = {
        "Faster model of a --station for when little of the takt is left, for the same pictures",
        "and kinds; none ends that."
      })
  private Map<String, String> lighterModels = new LinkedHashMap<>();

  @Option(
      names = "--lighter-below",
      paramLabel = "STATION=MILLIS",
      description = "Takt left below which the lighter model judges.")
  private Map<String, Long> lighterBelow = new LinkedHashMap<>();

  @Option(
      names = "--canary",
      paramLabel = "PACKAGE",
      description = "Model that judges a share of the parts; none ends that.")
  private @Nullable String canary;

  @Option(
      names = "--share",
      defaultValue = "0.1",
      description = "Share of the canary, above 0 and below 1 (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(names = "--who", paramLabel = "NAME", description = "Who changes it (default: you).")
  private @Nullable String who;

  @Option(names = "--why", paramLabel = "TEXT", description = "Why; needed for a change.")
  private @Nullable String why;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "Where packages are qualified: cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  /** What becomes of the active model: one of these. */
  static final class Change {
    @Option(
        names = "--active",
        paramLabel = "PACKAGE",
        description =
            "Model whose verdicts count: a directory, or a hash that is in the store or announced.")
    private @Nullable String active;

    @Option(names = "--promote", description = "The canary becomes active.")
    private boolean isPromotion;

    @Option(
        names = "--rollback",
        description = "Back to the active model of before, without canary and shadows.")
    private boolean isRollback;

    @Option(
        names = "--withdraw",
        description = "Back to the model that the job was started with; nothing is deployed then.")
    private boolean isWithdrawal;
  }

  @Override
  public Integer call() throws Exception {
    check();
    List<String> complaints = BrokerCheck.complaints(servers, ANSWER);
    if (!complaints.isEmpty()) {
      throw new BadConfigurationException(complaints);
    }
    RecordedDeployments deployments = new RecordedDeployments(servers);
    Map<String, Deployment> standing = deployments.standing();
    String lineId = line;
    if (lineId == null || !isChange()) {
      print(standing);
      return 0;
    }
    String key = DeploymentMessage.keyOf(lineId, recipe);
    if (change != null && change.isWithdrawal) {
      deployments.withdraw(
          new RecordedDeployments.Withdrawal(
              lineId, recipe, standing.get(key), actor(), String.valueOf(why), Instant.now()));
      spec.commandLine().getOut().println(key + " withdrawn, the job's own model judges");
      return 0;
    }
    Deployment next = next(lineId, standing.get(key));
    try {
      deployments.publish(standing.get(key), next, action());
    } catch (RefusedDeploymentException e) {
      throw new BadConfigurationException(e.detail());
    }
    print(Map.of(key, next));
    return 0;
  }

  private Deployment next(String lineId, @Nullable Deployment standing) throws Exception {
    NextDeployment next = new NextDeployment(lineId, recipe, standing);
    try {
      change(next);
      return next.by(actor(), String.valueOf(why), Instant.now());
    } catch (IllegalStateException e) {
      throw new BadConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private String actor() {
    return who == null ? System.getProperty("user.name", "unknown") : who;
  }

  private AuditAction action() {
    return change != null && change.isRollback ? AuditAction.ROLL_BACK : AuditAction.DEPLOY;
  }

  private void change(NextDeployment next) throws Exception {
    if (change != null && change.active != null) {
      next.activate(reference(change.active));
    } else if (change != null && change.isPromotion) {
      next.promote();
    } else if (change != null && change.isRollback) {
      next.rollBack();
    }
    if (NONE.equals(canary)) {
      next.withoutCanary();
    } else if (canary != null) {
      next.tryOut(reference(canary), share);
    }
    List<ModelReference> watching = new ArrayList<>();
    for (String named : shadows) {
      if (!NONE.equals(named)) {
        watching.add(reference(named));
      }
    }
    if (!shadows.isEmpty()) {
      next.watch(watching);
    }
    change(next.stations());
  }

  private void change(Map<String, StationModel> stations) throws Exception {
    StationChanges wanted = stationChanges();
    if (wanted.isEmpty()) {
      return;
    }
    List<String> problems =
        wanted.problems(stations, StationTakts.of(servers, String.valueOf(line), recipe));
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    wanted.apply(stations, this::reference);
    List<String> misfits = packages().misfits(stations.values());
    if (!misfits.isEmpty()) {
      throw new BadConfigurationException(misfits);
    }
  }

  private StationChanges stationChanges() {
    return new StationChanges(stationModels, lighterModels, lighterBelow);
  }

  private ModelReference reference(String named) throws Exception {
    return packages().reference(named, actor());
  }

  private QualifiedPackages packages() {
    ModelCatalogue catalogue = new ModelCatalogue(servers, Clock.systemUTC());
    return new QualifiedPackages(new PackagePlaces(store, catalogue), provider);
  }

  private boolean isChange() {
    return change != null || canary != null || !shadows.isEmpty() || !stationChanges().isEmpty();
  }

  private void check() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (isChange() && line == null) {
      problems.add("--line is needed for a change");
    }
    if (isChange() && (why == null || why.isBlank())) {
      problems.add("--why is needed for a change");
    }
    if (!(share > 0 && share < 1)) {
      problems.add("--share is " + share + ", above 0 and below 1 is needed");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }

  private void print(Map<String, Deployment> standing) {
    PrintWriter out = spec.commandLine().getOut();
    if (standing.isEmpty()) {
      out.println("nothing is deployed, the jobs' own models judge");
    }
    standing.forEach(
        (key, deployment) -> {
          out.printf(
              "%s revision %d by %s at %s: %s%n",
              key,
              deployment.getRevision(),
              deployment.getWho(),
              deployment.getAt(),
              deployment.getWhy());
          out.println("  active   " + text(deployment.getActive()));
          Canary tried = deployment.getCanary();
          if (tried != null) {
            out.printf(
                Locale.ROOT,
                "  canary   %s for %.3f of the parts%n",
                text(tried.getModel()),
                tried.getShare());
          }
          deployment.getShadow().forEach(model -> out.println("  shadow   " + text(model)));
          deployment.getStations().forEach(station -> out.println("  station  " + text(station)));
          ModelReference before = deployment.getPrevious();
          if (before != null) {
            out.println("  before   " + text(before));
          }
        });
    out.flush();
  }

  private static String text(StationModel station) {
    String own = station.getStationId() + " " + text(station.getModel());
    ModelReference lighter = station.getLighter();
    return lighter == null
        ? own
        : "%s, below %d ms of takt %s"
            .formatted(own, station.getLighterBelowMillis(), text(lighter));
  }

  private static String text(ModelReference model) {
    String sha256 = model.getSha256();
    return model.getName() + " " + sha256.substring(0, Math.min(SHORT_HASH, sha256.length()));
  }
}
