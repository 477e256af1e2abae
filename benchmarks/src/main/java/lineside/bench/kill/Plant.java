package lineside.bench.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lineside.bench.plant.PlantMap;
import lineside.bench.plant.Topics;
import lineside.bench.rig.FlinkProcesses;
import lineside.bench.rig.IngestRig;
import lineside.bench.rig.JavaProcess;
import lineside.bench.rig.KafkaNodes;
import lineside.bench.rig.ShiftedClock;
import lineside.bench.rig.SmallDisk;
import lineside.bench.rig.Started;
import lineside.bench.wire.Loopback;
import lineside.bench.wire.NamespaceNetwork;
import lineside.bench.wire.Network;

/** Every process of a plant with what lies below and between them. Used by one thread. */
final class Plant implements AutoCloseable {
  static final String OUTSIDE = "outside";
  static final String BROKER = "broker";
  static final String INGEST = "ingest";
  static final String WORKERS = "workers";
  static final String MANAGER = "manager";
  static final String ZOOKEEPER = "zookeeper";
  static final String UPLINK = "uplink";
  static final String CENTRE = "centre";
  private static final List<String> PLACES =
      List.of(OUTSIDE, BROKER, INGEST, WORKERS, MANAGER, ZOOKEEPER, UPLINK, CENTRE);

  /** The broker whose disk can be full. */
  static final int NODE_WITH_SMALL_DISK = 1;

  private final Path work;
  private final Started parts = new Started();
  private final Network network;
  private final Disks disks;
  private final ShiftedClock ingestClock;
  private final ShiftedClock workerClock;
  private final KafkaNodes brokers;
  private final FlinkProcesses flink;
  private final IngestRig ingest;
  private final Optional<Services> services;

  /**
   * Disks of our own; none where none shall be full.
   *
   * @param broker of one broker's data
   * @param checkpoints of the inspection job
   * @param evidence of the line
   */
  record Disks(
      Optional<SmallDisk> broker, Optional<SmallDisk> checkpoints, Optional<SmallDisk> evidence) {}

  private Plant(KillConfig config, PlantMap map) throws Exception {
    work = config.plant().work();
    Set<Need> needs =
        config.faults().stream()
            .flatMap(fault -> fault.need().stream())
            .collect(Collectors.toSet());
    boolean isUp = false;
    try {
      network =
          parts.keep(
              needs.contains(Need.NETWORK) ? NamespaceNetwork.start(PLACES) : new Loopback());
      disks = disks(needs.contains(Need.DISK));
      ingestClock = new ShiftedClock(Files.createDirectories(work).resolve("ingest.clock"));
      workerClock = new ShiftedClock(work.resolve("workers.clock"));
      boolean isClockOurs = needs.contains(Need.CLOCK);
      brokers =
          parts.keep(
              KafkaNodes.start(
                  network.place(BROKER), config.plant().brokers(), work.resolve("broker")));
      Topics.create(brokers.bootstrapServers(), (short) Math.min(3, brokers.count())).close();
      ingest =
          parts.keep(
              IngestRig.start(
                  brokers.bootstrapServers(),
                  map,
                  new JavaProcess.Where(
                      network.place(INGEST),
                      isClockOurs ? ingestClock.environment() : Map.of(),
                      work.resolve("ingest"))));
      flink =
          parts.keep(
              FlinkProcesses.start(
                  new FlinkProcesses.Sites(
                      network.place(MANAGER),
                      network.place(WORKERS),
                      network.place(ZOOKEEPER),
                      isClockOurs ? workerClock.environment() : Map.of()),
                  work.resolve("flink"),
                  LineUnderFaults.SLOTS));
      services = Services.start(config, this);
      services.ifPresent(parts::keep);
      isUp = true;
    } finally {
      if (!isUp) {
        close();
      }
    }
  }

  /** Starts every process that the faults of a configuration take. */
  static Plant start(KillConfig config, PlantMap map) throws Exception {
    SmallDisk.clean();
    if (ShiftedClock.library().isPresent()) {
      ShiftedClock.clean();
    }
    return new Plant(config, map);
  }

  private Disks disks(boolean areOurs) throws IOException {
    if (!areOurs) {
      return new Disks(Optional.empty(), Optional.empty(), Optional.empty());
    }
    return new Disks(
        Optional.of(
            parts.keep(
                SmallDisk.mount(KafkaNodes.dataOf(work.resolve("broker"), NODE_WITH_SMALL_DISK)))),
        Optional.of(parts.keep(SmallDisk.mount(checkpoints()))),
        Optional.of(parts.keep(SmallDisk.mount(evidence()))));
  }

  /** Where clients connect. */
  String bootstrapServers() {
    return brokers.bootstrapServers();
  }

  /** Where the inspection job leaves its checkpoints. */
  Path checkpoints() {
    return work.resolve("jobs/inspection");
  }

  /** Where pictures of the line are. */
  Path evidence() {
    return work.resolve("jobs/evidence");
  }

  /** Where rows of the line are. */
  Path archive() {
    return work.resolve("jobs/archive");
  }

  Path work() {
    return work;
  }

  Network network() {
    return network;
  }

  Disks disks() {
    return disks;
  }

  ShiftedClock ingestClock() {
    return ingestClock;
  }

  ShiftedClock workerClock() {
    return workerClock;
  }

  KafkaNodes brokers() {
    return brokers;
  }

  FlinkProcesses flink() {
    return flink;
  }

  IngestRig ingest() {
    return ingest;
  }

  /** What stands beside the line; empty where no fault concerns it. */
  Services services() {
    return services.orElseThrow(() -> new IllegalStateException("no services were started"));
  }

  /** What has ended itself runs again, as under Kubernetes or systemd. */
  void lookAfter() throws IOException {
    brokers.reviveTheDead();
    flink.reviveManager();
  }

  /** Everything runs again, one task manager stands by, and every copy is there. */
  void makeUpForTheDead(Duration patience) throws Exception {
    lookAfter();
    flink.makeUpForTheDead(patience);
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
