package lineside.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lineside.bench.wire.Place;
import lineside.schemas.topic.FrameLimits;

/**
 * One Kafka node, broker and controller, as Kafka's own main class runs it. Used by one thread.
 *
 * @param id from 1
 * @param place where it runs
 * @param ports of all nodes, this one's at {@code id - 1}
 * @param directory for its configuration, log and data
 */
record KafkaNode(int id, Place place, List<Ports> ports, Path directory) {
  private static final int HEAP_MEGABYTES = 400;
  private static final int FORMAT_HEAP_MEGABYTES = 96;
  private static final String CLUSTER = "lsbenchCLUSTERlsbench1";

  /** Where a node listens for clients and for the other controllers. */
  record Ports(int client, int controller) {
    static Ports free() throws IOException {
      return new Ports(FreePort.find(), FreePort.find());
    }
  }

  /** Directory of the data of a node. */
  static Path data(Path directory) {
    return directory.resolve("data");
  }

  /** Where clients connect. */
  String address() {
    return place.address() + ":" + ports.get(id - 1).client();
  }

  /** Writes configuration and storage. */
  JavaProcess format() throws IOException {
    Files.createDirectories(data(directory));
    Files.write(configuration(), settings());
    return run(
        "format",
        FORMAT_HEAP_MEGABYTES,
        "kafka.tools.StorageTool",
        List.of(
            "format",
            "--cluster-id",
            CLUSTER,
            "--config",
            configuration().toString(),
            "--ignore-formatted"));
  }

  /** Starts it; what it had is still there. */
  JavaProcess start() throws IOException {
    return run("broker-" + id, HEAP_MEGABYTES, "kafka.Kafka", List.of(configuration().toString()));
  }

  private JavaProcess run(String name, int heapMegabytes, String main, List<String> arguments)
      throws IOException {
    return JavaProcess.start(
        new JavaProcess.Program(name, heapMegabytes, main, arguments),
        new JavaProcess.Where(place, Map.of(), directory));
  }

  private Path configuration() {
    return directory.resolve("server.properties");
  }

  private List<String> settings() {
    int copies = Math.min(3, ports.size());
    int inSync = Math.max(1, copies - 1);
    Ports own = ports.get(id - 1);
    String voters =
        java.util.stream.IntStream.range(0, ports.size())
            .mapToObj(i -> "%d@%s:%d".formatted(i + 1, place.address(), ports.get(i).controller()))
            .collect(Collectors.joining(","));
    List<String> settings =
        new ArrayList<>(
            List.of(
                "node.id=" + id,
                "process.roles=broker,controller",
                "controller.quorum.voters=" + voters,
                "controller.listener.names=CONTROLLER",
                "inter.broker.listener.name=BROKER",
                "listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listeners=BROKER://%s:%d,CONTROLLER://%s:%d"
                    .formatted(place.address(), own.client(), place.address(), own.controller()),
                "advertised.listeners=BROKER://" + address(),
                "log.dirs=" + data(directory),
                "auto.create.topics.enable=false",
                "message.max.bytes=" + FrameLimits.MAX_RECORD_BYTES,
                "replica.fetch.max.bytes=" + FrameLimits.MAX_RECORD_BYTES,
                "group.initial.rebalance.delay.ms=0",
                "num.network.threads=2",
                "num.io.threads=4",
                "num.recovery.threads.per.data.dir=1",
                "log.cleaner.dedupe.buffer.size=" + (4 << 20)));
    settings.add("min.insync.replicas=" + inSync);
    settings.add("default.replication.factor=" + copies);
    for (String topic : List.of("offsets.topic", "transaction.state.log")) {
      settings.add(topic + ".num.partitions=2");
      settings.add(topic + ".replication.factor=" + copies);
    }
    settings.add("transaction.state.log.min.isr=" + inSync);
    settings.add("share.coordinator.state.topic.num.partitions=1");
    settings.add("share.coordinator.state.topic.replication.factor=" + copies);
    settings.add("share.coordinator.state.topic.min.isr=" + inSync);
    return settings;
  }
}
