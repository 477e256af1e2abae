package lineside.deploy.rights;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka node in this process that is guarded as the broker of deploy/compose is: by the
 * settings of {@code broker-tls.env}, with certificates of the test.
 */
final class GuardedBroker implements AutoCloseable {
  private static final Path COMPOSE = Path.of("../compose").toAbsolutePath().normalize();
  private static final String ENVIRONMENT = "KAFKA_";

  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private GuardedBroker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  static GuardedBroker start(Path directory, Certificates certificates) throws Exception {
    int port = freePort();
    int controller = freePort();
    Properties settings = new Properties();
    for (String file : List.of("broker.env", "broker-tls.env")) {
      take(COMPOSE.resolve(file), settings);
    }
    settings.remove("ssl.keystore.location");
    settings.put("ssl.keystore.location", certificates.of("broker/broker.pem").toString());
    settings.put("ssl.truststore.location", certificates.of("broker/ca.crt").toString());
    settings.put(
        "listeners", "PLANT://localhost:" + port + ",CONTROLLER://localhost:" + controller);
    settings.put("advertised.listeners", "PLANT://localhost:" + port);
    settings.put("controller.quorum.voters", "1@localhost:" + controller);
    settings.put("log.dirs", directory.toString());
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    new Formatter()
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return new GuardedBroker(server, "localhost:" + port);
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** As the image of Kafka does: KAFKA_SSL_CLIENT_AUTH is ssl.client.auth. */
  private static void take(Path file, Properties settings) throws IOException {
    Properties environment = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      environment.load(reader);
    }
    for (String name : environment.stringPropertyNames()) {
      if (name.startsWith(ENVIRONMENT)) {
        settings.put(
            name.substring(ENVIRONMENT.length())
                .toLowerCase(java.util.Locale.ROOT)
                .replace('_', '.'),
            String.valueOf(environment.getProperty(name)));
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
