package lineside.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import lineside.bench.BrokerStarter;
import lineside.bench.plant.Topics;
import lineside.bench.rig.ConsoleRig;
import lineside.bench.rig.IngestRig;
import lineside.bench.rig.JavaProcess;
import lineside.bench.rig.LinesideCommand;
import lineside.bench.rig.Patience;
import lineside.bench.rig.UplinkRig;
import lineside.console.security.Passwords;
import lineside.console.security.Role;
import lineside.console.security.User;
import lineside.console.security.UsersFile;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

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

  private final List<AutoCloseable> parts = new ArrayList<>();
  private final BrokerStarter.Broker broker;
  private final Admin admin;
  private final IngestRig ingest;
  private final ConsoleRig console;
  private final JavaProcess bridge;
  private final UplinkRig uplink;

  /** Starts all. */
  Service(BrokerStarter starter, Path work) throws Exception {
    boolean isUp = false;
    try {
      broker = kept(starter.start(work.resolve("services-broker")));
      BrokerStarter.Broker centre = kept(starter.start(work.resolve("centre-broker")));
      Topics.create(broker.bootstrapServers()).close();
      Topics.create(centre.bootstrapServers()).close();
      admin = kept(Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers())));
      ingest =
          kept(
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
          kept(
              ConsoleRig.start(
                  broker.bootstrapServers(),
                  work.resolve("console"),
                  List.of("--users", users.toString())));
      bridge =
          kept(
              JavaProcess.start(
                  LinesideCommand.of(
                      BRIDGE_HEAP_MEGABYTES,
                      "mes-json",
                      List.of(
                          "--bootstrap-servers", broker.bootstrapServers(), "--instance", "fuzz")),
                  JavaProcess.Where.here(work.resolve("mes-json"))));
      uplink =
          kept(
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

  private <T extends AutoCloseable> T kept(T part) {
    parts.add(0, part);
    return part;
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
    Patience.await(name + " to read its topics", PATIENCE, () -> isRead(name));
  }

  private boolean isRead(String name) throws InterruptedException {
    try {
      List<String> groups =
          admin.listGroups().all().get().stream()
              .map(group -> group.groupId())
              .filter(group -> group.contains(name))
              .toList();
      for (String group : groups) {
        Map<TopicPartition, OffsetAndMetadata> read =
            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        read.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(asked).all().get();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> one : read.entrySet()) {
          ListOffsetsResultInfo end = ends.get(one.getKey());
          if (end != null && one.getValue() != null && one.getValue().offset() < end.offset()) {
            return false;
          }
        }
      }
      return !groups.isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IOException("a service was not ended", e);
      }
    }
  }
}
