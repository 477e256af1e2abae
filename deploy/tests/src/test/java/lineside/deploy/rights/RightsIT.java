package lineside.deploy.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import lineside.schemas.access.Grants;
import lineside.schemas.access.Service;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every forbidden thing is tried by every service against a real broker, and refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final byte[] RECORD = {1};

  private Certificates certificates;
  private GuardedBroker broker;

  @BeforeAll
  void guard(@TempDir Path folder) throws Exception {
    certificates = Certificates.make(folder);
    broker = GuardedBroker.start(folder.resolve("broker"), certificates);
    try (Admin admin = Admin.create(client("admin"));
        KafkaProducer<byte[], byte[]> producer = producer(client("admin"))) {
      TopicAdmin.createAll(admin, (short) 1);
      Grants.createAll(admin);
      for (Topic topic : Topic.values()) {
        producer.send(new ProducerRecord<>(topic.topicName(), 0, RECORD, RECORD)).get();
      }
    }
  }

  @AfterAll
  void end() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void writesItsTopicsAndNoOther(Service service) throws Exception {
    Set<Topic> taken = EnumSet.noneOf(Topic.class);
    try (KafkaProducer<byte[], byte[]> producer = producer(client(service.userName()))) {
      for (Topic topic : Topic.values()) {
        try {
          producer.send(new ProducerRecord<>(topic.topicName(), 0, RECORD, RECORD)).get();
          taken.add(topic);
        } catch (ExecutionException refused) {
          assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
        } catch (KafkaException refused) {
          // Who may write nothing gets no producer id, and its producer stays refused.
          assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
        }
      }
    }

    assertThat(taken).isEqualTo(service.writes());
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void readsItsTopicsAndNoOther(Service service) throws Exception {
    Set<Topic> given = EnumSet.noneOf(Topic.class);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(client(service.userName()))) {
      for (Topic topic : Topic.values()) {
        TopicPartition first = new TopicPartition(topic.topicName(), 0);
        consumer.assign(List.of(first));
        consumer.seekToBeginning(List.of(first));
        try {
          assertThat(consumer.poll(PATIENCE)).as("%s of %s", topic, service).isNotEmpty();
          given.add(topic);
        } catch (TopicAuthorizationException refused) {
          assertThat(refused.unauthorizedTopics()).containsExactly(topic.topicName());
        }
      }
    }

    assertThat(given).isEqualTo(service.reads());
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void makesNoTopicAndGivesNobodyRights(Service service) throws Exception {
    try (Admin admin = Admin.create(client(service.userName()))) {
      assertThatThrownBy(
              () ->
                  admin
                      .createTopics(List.of(new NewTopic("lineside.new", 1, (short) 1)))
                      .all()
                      .get())
          .hasCauseInstanceOf(AuthorizationException.class);
      assertThatThrownBy(
              () -> admin.deleteTopics(List.of(Topic.PART_VERDICT.topicName())).all().get())
          .hasCauseInstanceOf(TopicAuthorizationException.class);
      assertThatThrownBy(() -> admin.createAcls(Grants.of(service)).all().get())
          .hasCauseInstanceOf(ClusterAuthorizationException.class);
    }
  }

  @Test
  void groupOfTheJobsTakesNobodyElseIn() throws Exception {
    for (Service service : List.of(Service.MES, Service.CONSOLE, Service.INGEST)) {
      Map<String, Object> settings = client(service.userName());
      settings.put("group.id", "lineside-frames");
      try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
        consumer.subscribe(List.of(Topic.FRAME.topicName()));

        assertThatThrownBy(() -> consumer.poll(PATIENCE))
            .isInstanceOf(GroupAuthorizationException.class);
      }
    }
  }

  @Test
  void transactionsOfTheDeliveryAreNobodyElses() throws Exception {
    for (Service service : Arrays.asList(Service.values())) {
      Map<String, Object> settings = client(service.userName());
      settings.put("transactional.id", "lineside-mes-0-0");
      try (KafkaProducer<byte[], byte[]> producer = producer(settings)) {
        if (service.transactions().contains("lineside-mes")) {
          producer.initTransactions();
        } else {
          assertThatThrownBy(producer::initTransactions)
              .as(service.name())
              .isInstanceOf(AuthorizationException.class);
        }
      }
    }
  }

  @Test
  void whoShowsNoCertificateIsNobody() throws Exception {
    Map<String, Object> settings = client("mes");
    settings.keySet().removeIf(key -> key.startsWith("ssl.keystore"));
    try (Admin admin = Admin.create(settings)) {
      assertThatThrownBy(() -> admin.listTopics().names().get())
          .hasCauseInstanceOf(SslAuthenticationException.class);
    }
  }

  @Test
  void plainTextIsNotAnswered() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "request.timeout.ms", "2000",
            "default.api.timeout.ms", "3000");
    try (Admin admin = Admin.create(settings)) {
      assertThatThrownBy(() -> admin.listTopics().names().get())
          .hasCauseInstanceOf(KafkaException.class);
    }
  }

  private Map<String, Object> client(String user) throws Exception {
    return certificates.client(user, broker.bootstrapServers());
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    settings.put("max.block.ms", "10000");
    settings.put("delivery.timeout.ms", "20000");
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
