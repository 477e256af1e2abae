package lineside.bench.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain;

/** Where a job manager leaves what its successor goes on with. Used by one thread. */
final class ZooKeeperProcess implements AutoCloseable {
  private static final int HEAP_MEGABYTES = 128;

  private final JavaProcess process;
  private final int port;

  private ZooKeeperProcess(JavaProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one; clients wait for it by themselves. */
  static ZooKeeperProcess start(Path directory, int port) throws IOException {
    Path configuration = Files.createDirectories(directory).resolve("zoo.cfg");
    Files.write(
        configuration,
        List.of(
            "tickTime=1000",
            "minSessionTimeout=2000",
            "maxSessionTimeout=20000",
            "dataDir=" + directory.resolve("data"),
            "clientPort=" + port,
            "clientPortAddress=127.0.0.1",
            "admin.enableServer=false"));
    return new ZooKeeperProcess(
        JavaProcess.start(
            new JavaProcess.Program(
                "zookeeper",
                HEAP_MEGABYTES,
                ZooKeeperServerMain.class.getName(),
                List.of(configuration.toString())),
            directory.resolve("logs")),
        port);
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
