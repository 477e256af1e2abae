package lineside.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lineside.bench.wire.Place;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain;

/** Where a job manager leaves what its successor goes on with. Used by one thread. */
final class ZooKeeperProcess implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 128;

  private final JavaProcess process;
  private final String address;

  private ZooKeeperProcess(JavaProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts one; clients wait for it by themselves. */
  static ZooKeeperProcess start(Place place, Path directory) throws IOException {
    int port = FreePort.find();
    Path configuration = Files.createDirectories(directory).resolve("zoo.cfg");
    Files.write(
        configuration,
        List.of(
            "tickTime=1000",
            "minSessionTimeout=2000",
            "maxSessionTimeout=20000",
            "dataDir=" + directory.resolve("data"),
            "clientPort=" + port,
            "clientPortAddress=" + place.address(),
            "admin.enableServer=false"));
    return new ZooKeeperProcess(
        JavaProcess.start(
            new JavaProcess.Program(
                "zookeeper",
                HEAP_MEGABYTES,
                ZooKeeperServerMain.class.getName(),
                List.of(configuration.toString())),
            new JavaProcess.Where(place, Map.of(), directory.resolve("logs"))),
        place.address() + ":" + port);
  }

  /** Where clients connect. */
  String address() {
    return address;
  }

  @Override
  public void close() {
    process.close();
  }
}
