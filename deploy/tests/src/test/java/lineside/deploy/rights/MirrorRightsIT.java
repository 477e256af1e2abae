package lineside.deploy.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import lineside.schemas.access.Grants;
import lineside.schemas.access.Service;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.mirror.MirrorMaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MirrorMaker carries both ways between two guarded brokers with the rights of its two users. */
class MirrorRightsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final byte[] RECORD = {7};

  @TempDir Path folder;

  @Test
  void carriesBothWaysWithTheRightsOfItsUsersAlone() throws Exception {
    Certificates certificates = Certificates.make(folder);
    try (GuardedBroker line = GuardedBroker.start(folder.resolve("line"), certificates);
        GuardedBroker centre = GuardedBroker.start(folder.resolve("centre"), certificates)) {
      Map<String, Object> atLine = certificates.client("admin", line.bootstrapServers());
      Map<String, Object> atCentre = certificates.client("admin", centre.bootstrapServers());
      prepare(atLine);
      prepare(atCentre);
      Map<String, String> settings = settings();
      settings.putAll(end("line", Service.MIRROR_LINE, certificates, line));
      settings.putAll(end("centre", Service.MIRROR_CENTRE, certificates, centre));
      MirrorMaker mirror = new MirrorMaker(settings);
      mirror.start();
      try {
        send(atLine, Topic.PART_VERDICT);
        send(atCentre, Topic.OPINION_ANSWER);

        assertThat(isThere(atCentre, Topic.PART_VERDICT)).isTrue();
        assertThat(isThere(atLine, Topic.OPINION_ANSWER)).isTrue();
        assertThat(topics(atLine)).allMatch(MirrorRightsIT::isExpected);
        assertThat(topics(atCentre)).allMatch(MirrorRightsIT::isExpected);
      } finally {
        mirror.stop();
        mirror.awaitStop();
      }
    }
  }

  private static boolean isExpected(String topic) {
    return topic.startsWith(Topic.PREFIX) || topic.startsWith("mirror-");
  }

  /** As deploy/uplink has it, with topics of its own as in Kubernetes, and looking more often. */
  private static Map<String, String> settings() throws IOException {
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("../uplink/mirror-maker.properties"))) {
      file.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
    settings.put("refresh.topics.interval.seconds", "1");
    settings.put("offset.flush.interval.ms", "1000");
    return settings;
  }

  private static Map<String, String> end(
      String alias, Service user, Certificates certificates, GuardedBroker broker)
      throws IOException {
    Path keys = certificates.of(user.userName());
    return Map.of(
        alias + ".bootstrap.servers", broker.bootstrapServers(),
        alias + ".security.protocol", "SSL",
        alias + ".ssl.keystore.type", "PEM",
        alias + ".ssl.keystore.certificate.chain", Files.readString(keys.resolve("user.crt")),
        alias + ".ssl.keystore.key", Files.readString(keys.resolve("user.key")),
        alias + ".ssl.truststore.type", "PEM",
        alias + ".ssl.truststore.certificates",
            Files.readString(certificates.of("ca").resolve("ca.crt")));
  }

  private static void prepare(Map<String, Object> broker) throws Exception {
    try (Admin admin = Admin.create(broker)) {
      TopicAdmin.createAll(admin, (short) 1);
      Grants.createAll(admin);
    }
  }

  private static void send(Map<String, Object> broker, Topic topic) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.topicName(), 0, RECORD, RECORD)).get();
    }
  }

  private static Set<String> topics(Map<String, Object> broker) throws Exception {
    try (Admin admin = Admin.create(broker)) {
      return admin.listTopics().names().get();
    }
  }

  private static boolean isThere(Map<String, Object> broker, Topic topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> first = List.of(new TopicPartition(topic.topicName(), 0));
      consumer.assign(first);
      consumer.seekToBeginning(first);
      await().atMost(PATIENCE).until(() -> !consumer.poll(Duration.ofMillis(500)).isEmpty());
      return true;
    }
  }
}
