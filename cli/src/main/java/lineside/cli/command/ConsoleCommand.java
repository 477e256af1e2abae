package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.Interruption;
import lineside.console.Console;
import lineside.console.ConsoleConfig;
import lineside.console.feed.FeedConfig;
import lineside.console.live.Shifts;
import lineside.console.security.UsersFile;
import lineside.console.store.Retention;
import lineside.console.web.Backend;
import lineside.console.web.ServeConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The pages for the people at the line. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    subcommands = ConsoleUserCommand.class,
    description = {
      "Serves the pages for operators, quality engineers and technicians, from topics, the evidence"
          + " store and the analyzer's files. Runs until it is interrupted.",
      "Options may stand in a file, one in a line: ./lineside console @console.args"
    })
final class ConsoleCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofSeconds(1);

  @Spec private CommandSpec spec;

  @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "The broker.")
  private @Nullable String servers;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Where it keeps what it knows: a directory of this console alone, made when missing.")
  private @Nullable Path state;

  @Mixin private Sources files = new Sources();

  @Mixin private Serving serving = new Serving();

  @Mixin private Keeping keeping = new Keeping();

  @Option(names = "--no-live-pictures", description = "Reads no frames: evidence alone is shown.")
  private boolean isWithoutPictures;

  /** What others write. */
  static final class Sources {
    @Option(names = "--evidence", paramLabel = "DIR", description = "Evidence store of the jobs.")
    private @Nullable Path evidence;

    @Option(
        names = "--reports",
        paramLabel = "DIR",
        description = "A report of the analyzer, or a directory with a folder for each.")
    private @Nullable Path reports;

    @Option(
        names = "--index",
        paramLabel = "DIR",
        description = "Index of findings that the analyzer publishes.")
    private @Nullable Path index;

    Backend.Places places(List<String> problems) {
      check("--evidence", evidence, problems);
      check("--reports", reports, problems);
      check("--index", index, problems);
      return new Backend.Places(
          Optional.ofNullable(evidence), Optional.ofNullable(reports), Optional.ofNullable(index));
    }

    private static void check(String option, @Nullable Path given, List<String> problems) {
      if (given != null && Files.exists(given) && !Files.isDirectory(given)) {
        problems.add(option + " " + given + " is no directory");
      }
    }
  }

  /** Who may come in, and how. */
  static final class Serving {
    @Option(
        names = "--users",
        paramLabel = "FILE",
        description =
            "Users, as console user add writes them; without it everybody on this machine is signed"
                + " in, and nobody else can connect.")
    private @Nullable Path users;

    @Option(
        names = "--host",
        defaultValue = "127.0.0.1",
        paramLabel = "ADDRESS",
        description = "Address that is bound (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(
        names = "--port",
        defaultValue = "8080",
        description = "Port; 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
        names = "--host-name",
        paramLabel = "NAME",
        description = "Name by which browsers may call it, repeatable (default: any).")
    private Set<String> names = new HashSet<>();

    @Option(
        names = "--tls-key-store",
        paramLabel = "FILE",
        description = "PKCS #12 or JKS with its certificate; connections are encrypted then.")
    private @Nullable Path keyStore;

    @Option(
        names = "--tls-password-file",
        paramLabel = "FILE",
        description = "File with the password of the key store.")
    private @Nullable Path passwordFile;

    @Option(
        names = "--cluster-page",
        paramLabel = "URL",
        description = "Address of Flink's page, linked to.")
    private @Nullable String clusterPage;

    @Nullable ServeConfig config(List<String> problems) {
      if (users != null && !readable(users)) {
        problems.add("--users " + users + " cannot be read; console user add makes it");
      }
      if ((keyStore == null) != (passwordFile == null)) {
        problems.add("--tls-key-store and --tls-password-file belong together");
      }
      for (Path file : new Path[] {keyStore, passwordFile}) {
        if (file != null && !readable(file)) {
          problems.add(file + " cannot be read");
        }
      }
      try {
        ServeConfig config =
            new ServeConfig(
                host,
                port,
                1,
                keyStore == null || passwordFile == null
                    ? Optional.empty()
                    : Optional.of(new ServeConfig.Tls(keyStore, passwordFile)),
                names,
                Optional.ofNullable(clusterPage));
        if (users == null && !config.isLoopback()) {
          problems.add("--host " + host + " needs --users: others could connect");
        }
        return config;
      } catch (IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
        return null;
      }
    }

    ConsoleConfig.Access access() {
      return users == null ? ConsoleConfig.Access.demo() : ConsoleConfig.Access.of(users);
    }

    private static boolean readable(Path file) {
      return Files.isReadable(file);
    }
  }

  /** How long what is kept, and when shifts begin. */
  static final class Keeping {
    @Option(
        names = "--keep-days",
        defaultValue = "30",
        paramLabel = "N",
        description = "Days for which single inspections are kept (default: ${DEFAULT-VALUE}).")
    private int keepDays;

    @Option(
        names = "--keep-inspections",
        defaultValue = "4000000",
        paramLabel = "N",
        description = "Inspections that are kept at most (default: ${DEFAULT-VALUE}).")
    private long keepInspections;

    @Option(
        names = "--zone",
        paramLabel = "ZONE",
        description = "Zone of the plant, for example Europe/Berlin (default: this machine's).")
    private @Nullable String zone;

    @Option(
        names = "--shift",
        paramLabel = "HH:MM=NAME",
        description = "Start of a shift, repeatable (default: 06:00, 14:00 and 22:00).")
    private List<String> shifts = new ArrayList<>();

    ConsoleConfig.@Nullable Keeping config(List<String> problems) {
      try {
        ZoneId plant = zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
        Shifts planned =
            shifts.isEmpty()
                ? Shifts.threeIn(plant)
                : new Shifts(plant, shifts.stream().map(Keeping::start).toList());
        return new ConsoleConfig.Keeping(
            new Retention(Duration.ofDays(keepDays), keepInspections), planned);
      } catch (DateTimeException | IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
        return null;
      }
    }

    private static Shifts.Start start(String text) {
      String[] parts = text.split("=", 2);
      return new Shifts.Start(LocalTime.parse(parts[0]), parts.length == 2 ? parts[1] : parts[0]);
    }
  }

  @Override
  public Integer call() throws Exception {
    ConsoleConfig config = config();
    try (Interruption interruption = Interruption.watch();
        Console console = Console.start(config)) {
      spec.commandLine().getOut().println("console at " + console.address());
      spec.commandLine().getOut().flush();
      while (!interruption.pause(LOOK)) {
        // It runs by itself.
      }
    } catch (IllegalStateException | IOException e) {
      throw new BadConfigurationException(String.valueOf(e.getMessage()));
    }
    return 0;
  }

  private ConsoleConfig config() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    String broker = servers;
    Path directory = state;
    if (broker == null) {
      problems.add("--bootstrap-servers is needed");
    }
    if (directory == null) {
      problems.add("--state is needed");
    }
    Backend.Places places = files.places(problems);
    ServeConfig serve = serving.config(problems);
    ConsoleConfig.Keeping kept = keeping.config(problems);
    if (problems.isEmpty() && serving.users != null) {
      try {
        new UsersFile(serving.users).all();
      } catch (IOException e) {
        problems.add("--users: " + e.getMessage());
      }
    }
    if (!problems.isEmpty()
        || broker == null
        || directory == null
        || serve == null
        || kept == null) {
      throw new BadConfigurationException(problems);
    }
    return new ConsoleConfig(
        serve,
        new FeedConfig(
            broker, isWithoutPictures ? FeedConfig.Pictures.NONE : FeedConfig.Pictures.LIVE),
        directory,
        places,
        serving.access(),
        kept);
  }
}
