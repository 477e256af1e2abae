package lineside.testbroker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node in this process on free ports of the loopback; the only place of the tests that
 * touches Kafka's server. Owned by one thread.
 */
public final class TestBroker implements AutoCloseable {
  /** The same after a restart, or the node refuses what an earlier one has left. */
  private static final String CLUSTER_ID = new Uuid(1, 1).toString();

  private static final String HOST = "127.0.0.1";

  private final Properties settings;
  private final int port;
  private KafkaRaftServer server;

  private TestBroker(Properties settings, int port) {
    this.settings = settings;
    this.port = port;
    this.server = newServer(settings);
  }

  /** Starts a node with its data in a directory. */
  public static TestBroker start(Path directory) throws Exception {
    return start(directory, freePort(), freePort());
  }

  /** On given ports, with what an earlier node has left in {@code directory}. */
  public static TestBroker start(Path directory, int port, int controllerPort) throws Exception {
    new Formatter()
        .setNodeId(1)
        .setClusterId(CLUSTER_ID)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    TestBroker broker = new TestBroker(settings(directory, port, controllerPort), port);
    broker.server.startup();
    return broker;
  }

  private static Properties settings(Path directory, int port, int controllerPort) {
    Properties settings = new Properties();
    settings.put("node.id", "1");
    settings.put("process.roles", "broker,controller");
    settings.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put(
        "listeners",
        "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(HOST, port, HOST, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    settings.put("log.dirs", directory.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("replica.fetch.max.bytes", Integer.toString(FrameLimits.MAX_RECORD_BYTES));
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    return settings;
  }

  /** Creates every topic of the catalogue. */
  public void createTopics() throws IOException, InterruptedException {
    try (Admin admin =
        Admin.create(BrokerAccess.with(Map.of("bootstrap.servers", bootstrapServers())))) {
      TopicAdmin.createAll(admin, (short) 1);
    }
  }

  /** Stops the node and starts it again with the same data on the same ports. */
  public void restart() {
    stop();
    resume();
  }

  /** Stops the node; its data and ports stay. */
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Starts a stopped node. */
  public void resume() {
    server = newServer(settings);
    server.startup();
  }

  private static KafkaRaftServer newServer(Properties settings) {
    return new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  @Override
  public void close() {
    stop();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
