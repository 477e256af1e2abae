package lineside.deploy.rights;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import lineside.schemas.access.Grants;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are changed while the broker runs and clients write. */
class RotationIT {
  private static final byte[] RECORD = {5};

  @TempDir Path folder;

  @Test
  void aBrokerShowsItsNewCertificateWhileClientsGoOn() throws Exception {
    Certificates certificates = Certificates.make(folder);
    try (GuardedBroker broker = GuardedBroker.start(folder.resolve("data"), certificates)) {
      Map<String, Object> admin = certificates.client("admin", broker.bootstrapServers());
      try (Admin steward = Admin.create(admin)) {
        TopicAdmin.createAll(steward, (short) 1);
        Grants.createAll(steward);
        BigInteger before = serial(broker, certificates);
        try (KafkaProducer<byte[], byte[]> ingest =
            producer(certificates.client("ingest", broker.bootstrapServers()))) {
          firstSend(ingest);

          Path keys = renewed(certificates, "broker");
          reload(steward, keys);

          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> !serial(broker, certificates).equals(before));
          send(ingest);
        }
      }
    }
  }

  @Test
  void aClientThatIsMadeAfterItsFilesChangedShowsItsNewCertificate() throws Exception {
    Certificates certificates = Certificates.make(folder);
    try (GuardedBroker broker = GuardedBroker.start(folder.resolve("data"), certificates)) {
      Map<String, Object> admin = certificates.client("admin", broker.bootstrapServers());
      try (Admin steward = Admin.create(admin)) {
        TopicAdmin.createAll(steward, (short) 1);
        Grants.createAll(steward);
      }
      Map<String, Object> settings = certificates.client("ingest", broker.bootstrapServers());
      try (KafkaProducer<byte[], byte[]> old = producer(settings)) {
        firstSend(old);
        renewed(certificates, "ingest");
        try (KafkaProducer<byte[], byte[]> fresh = producer(settings)) {
          send(fresh);
        }
        // The old one goes on until its certificate expires: both are of one authority.
        send(old);
      }
    }
  }

  /** Rights hold a moment after they were granted. */
  private static void firstSend(KafkaProducer<byte[], byte[]> producer) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsMatching(refused -> refused.getCause() instanceof AuthorizationException)
        .until(
            () -> {
              send(producer);
              return true;
            });
  }

  private static void send(KafkaProducer<byte[], byte[]> producer) throws Exception {
    producer.send(new ProducerRecord<>(Topic.TRIGGER.topicName(), 0, RECORD, RECORD)).get();
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** As docs/operations.md says: the same location again makes the broker read the file anew. */
  private static void reload(Admin steward, Path keys) throws Exception {
    ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, "1");
    ConfigEntry location =
        new ConfigEntry(
            "listener.name.plant.ssl.keystore.location", keys.resolve("broker.pem").toString());
    steward
        .incrementalAlterConfigs(
            Map.of(node, List.of(new AlterConfigOp(location, AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }

  /** Deletes a certificate and has secrets-make make a new one of the same authority. */
  private Path renewed(Certificates certificates, String owner)
      throws IOException, InterruptedException {
    Path keys = certificates.of(owner);
    Files.delete(keys.resolve("user.crt"));
    Process process =
        new ProcessBuilder("bash", folder.resolve("secrets-make").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("again.log").toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(Files.readString(folder.resolve("again.log")));
    }
    return keys;
  }

  /** Serial number of the certificate that the broker shows. */
  private static BigInteger serial(GuardedBroker broker, Certificates certificates)
      throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (var authority = Files.newInputStream(certificates.of("ca").resolve("ca.crt"))) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(authority));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    String[] address = broker.bootstrapServers().split(":", 2);
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(address[0], Integer.parseInt(address[1]))) {
      socket.startHandshake();
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    }
  }
}
