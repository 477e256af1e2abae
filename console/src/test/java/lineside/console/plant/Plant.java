package lineside.console.plant;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import lineside.schemas.wire.WireFormat;
import lineside.testbroker.TestBroker;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Speaks for the line on a test's broker. */
public final class Plant implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final WireFormat wire = new WireFormat();

  private Plant(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Creates the topics and connects. */
  public static Plant on(TestBroker broker) throws Exception {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      TopicAdmin.createAll(admin, (short) 1);
    }
    Map<String, Object> client = new HashMap<>(ClientSettings.recordProducer());
    client.put("bootstrap.servers", broker.bootstrapServers());
    return new Plant(
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Sends a message and waits until the broker has it. */
  public void send(Topic topic, String key, SpecificRecordBase message) {
    try {
      producer.send(record(topic, key, wire.encode(message))).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the test's broker refuses", e);
    }
  }

  /** Sends a message and does not wait. */
  public void stream(Topic topic, String key, SpecificRecordBase message) {
    var unused = producer.send(record(topic, key, wire.encode(message)));
  }

  /** Sends bytes that are no message. */
  public void sendBytes(Topic topic, String key, byte[] value) throws Exception {
    producer.send(record(topic, key, value)).get();
  }

  /** Waits until the broker has everything. */
  public void flush() {
    producer.flush();
  }

  /** What the line answers to an action: the first of an alarm is taken. */
  public void answer(AlarmAction action) {
    send(Topic.ALARM_ACTION, action.getLineId(), SampleMessages.outcome(action));
  }

  @Override
  public void close() {
    producer.close();
  }

  private static ProducerRecord<byte[], byte[]> record(Topic topic, String key, byte[] value) {
    return new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value);
  }
}
