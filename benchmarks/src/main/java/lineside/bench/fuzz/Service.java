package lineside.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lineside.bench.BrokerStarter;
import lineside.bench.plant.Topics;
import lineside.bench.rig.ConsoleRig;
import lineside.bench.rig.IngestRig;
import lineside.bench.rig.JavaProcess;
import lineside.bench.rig.LinesideCommand;
import lineside.bench.rig.Patience;
import lineside.bench.rig.Started;
import lineside.bench.rig.UplinkRig;
import lineside.console.security.Passwords;
import lineside.console.security.Role;
import lineside.console.security.User;
import lineside.console.security.UsersFile;
import org.apache.kafka.clients.admin.Admin;

/**
 * Ingest, console, MES bridge and uplink, each a process, at a broker of their own. Used by one
 * thread.
 */
final class Service implements AutoCloseable {
  static final String USER = "fuzz";
  static final String PASSWORD = "a long password that nobody guesses";
  static final String LINE = "fuzz-line";
  static final String ASKED_CAMERA = "fuzz-asked";
  static final String PUSHED_CAMERA = "fuzz-pushed";
  private static final int BRIDGE_HEAP_MEGABYTES = 192;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Started parts = new Started();
  private final BrokerStarter.Broker broker;
  private final Readers readers;
  private final IngestRig ingest;
  private final ConsoleRig console;
  private final JavaProcess bridge;
  private final UplinkRig uplink;

  /** Starts all. */
  Service(BrokerStarter starter, Path work) throws Exception {
    boolean isUp = false;
    try {
      broker = parts.keep(starter.start(work.resolve("services-broker")));
      BrokerStarter.Broker centre = parts.keep(starter.start(work.resolve("centre-broker")));
      Topics.create(broker.bootstrapServers()).close();
      Topics.create(centre.bootstrapServers()).close();
      readers =
          new Readers(
              parts.keep(Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))));
      ingest =
          parts.keep(
              IngestRig.start(
                  broker.bootstrapServers(),
                  List.of(
                      "id: " + PUSHED_CAMERA + ", line: fuzz-line, kind: push",
                      "id: "
                          + ASKED_CAMERA
                          + ", line: fuzz-line, kind: stream, url: 'http://127.0.0.1:9/none',"
                          + " trigger: topic"),
                  JavaProcess.Where.here(work.resolve("ingest"))));
      Path users = Files.createDirectories(work.resolve("console")).resolve("users");
      new UsersFile(users)
          .put(new User(USER, Role.SERVICE, Passwords.hash(PASSWORD.toCharArray())));
      console =
          parts.keep(
              ConsoleRig.start(
                  broker.bootstrapServers(),
                  work.resolve("console"),
                  List.of("--users", users.toString())));
      bridge =
          parts.keep(
              JavaProcess.start(
                  LinesideCommand.of(
                      BRIDGE_HEAP_MEGABYTES,
                      "mes-json",
                      List.of(
                          "--bootstrap-servers", broker.bootstrapServers(), "--instance", "fuzz")),
                  JavaProcess.Where.here(work.resolve("mes-json"))));
      uplink =
          parts.keep(
              UplinkRig.start(
                  new UplinkRig.Ends(
                      broker.bootstrapServers(),
                      centre.bootstrapServers(),
                      Files.createDirectories(work.resolve("line/evidence")),
                      Files.createDirectories(work.resolve("line/archive"))),
                  JavaProcess.Where.here(work.resolve("uplink"))));
      isUp = true;
    } finally {
      if (!isUp) {
        close();
      }
    }
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  IngestRig ingest() {
    return ingest;
  }

  ConsoleRig console() {
    return console;
  }

  /** The processes with the signs of their life. */
  List<Subject> subjects(Probe probe) {
    return List.of(
        new Subject(
            "ingest", ingest.process(), () -> Patience.await("ingest", PATIENCE, ingest::answers)),
        new Subject(
            "console",
            console.process(),
            () -> {
              Patience.await("console", PATIENCE, console::isHealthy);
              probe.ask(console);
            }),
        new Subject("mes-json", bridge, () -> awaitRead("lineside-mes-bridge")),
        new Subject("uplink", uplink.process(), () -> awaitRead("lineside-uplink")));
  }

  /** Waits until every group of a name has read all of its topics. */
  private void awaitRead(String name) throws IOException, InterruptedException {
    Patience.await(name + " to read its topics", PATIENCE, () -> readers.haveReadAll(name));
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
