package lineside.bench.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.bench.plant.Topics;
import lineside.bench.rig.AnalyzerRig;
import lineside.bench.rig.ConsoleRig;
import lineside.bench.rig.JavaProcess;
import lineside.bench.rig.KafkaNodes;
import lineside.bench.rig.LinesideCommand;
import lineside.bench.rig.Started;
import lineside.bench.rig.UplinkRig;
import org.jspecify.annotations.Nullable;

/** What stands beside the line, as far as the faults concern it. Used by one thread. */
final class Services implements AutoCloseable {
  private static final int ANNOUNCER_HEAP_MEGABYTES = 128;

  private final Started parts = new Started();
  private @Nullable ConsoleRig console;
  private @Nullable AnalyzerRig analyzer;
  private @Nullable KafkaNodes centre;

  private Services() {}

  /** Starts what the faults concern; empty when that is nothing. */
  static Optional<Services> start(KillConfig config, Plant plant) throws Exception {
    Services services = new Services();
    boolean isUp = false;
    try {
      if (config.faults().contains(Fault.ANALYZER)) {
        services.analyzer = AnalyzerRig.prepare(config.seed(), plant.work().resolve("analyzer"));
      }
      if (config.faults().contains(Fault.CONSOLE)) {
        services.console =
            services.parts.keep(
                ConsoleRig.start(plant.bootstrapServers(), plant.work().resolve("console")));
      }
      if (config.faults().contains(Fault.UPLINK_CUT)) {
        services.centre = services.startUplink(plant);
      }
      isUp = true;
    } finally {
      if (!isUp) {
        services.close();
      }
    }
    return Optional.of(services);
  }

  private KafkaNodes startUplink(Plant plant) throws Exception {
    Path logs = plant.work().resolve("uplink");
    KafkaNodes nodes =
        parts.keep(
            KafkaNodes.start(
                plant.network().place(Plant.CENTRE), 1, plant.work().resolve("centre")));
    Topics.create(nodes.bootstrapServers(), (short) 1).close();
    parts.keep(
        UplinkRig.start(
            new UplinkRig.Ends(
                plant.bootstrapServers(),
                nodes.bootstrapServers(),
                plant.evidence(),
                plant.archive()),
            new JavaProcess.Where(plant.network().place(Plant.UPLINK), Map.of(), logs)));
    parts.keep(
        JavaProcess.start(
            LinesideCommand.of(
                ANNOUNCER_HEAP_MEGABYTES,
                "archive",
                List.of(
                    "announce",
                    "--archive",
                    plant.archive().toString(),
                    "--bootstrap-servers",
                    plant.bootstrapServers(),
                    "--every",
                    "1")),
            JavaProcess.Where.here(logs)));
    return nodes;
  }

  ConsoleRig console() {
    return there(console, "console");
  }

  AnalyzerRig analyzer() {
    return there(analyzer, "analyzer");
  }

  KafkaNodes centre() {
    return there(centre, "centre");
  }

  private static <T> T there(@Nullable T part, String name) {
    if (part == null) {
      throw new IllegalStateException("no " + name + " was started");
    }
    return part;
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
