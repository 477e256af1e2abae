package lineside.console.plant;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmActionResult;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import lineside.testbroker.TestBroker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Keeps alarms as the inspection job does: takes the first action in the log, refuses others with
 * the job's words, and publishes what became of the alarm. On a thread of its own.
 */
public final class FakeLine implements AutoCloseable {
  private final Map<String, Alarm> alarms = new ConcurrentHashMap<>();
  private final Plant plant;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private final WireFormat wire = new WireFormat();

  /** Listens on a broker. */
  public FakeLine(TestBroker broker, Plant plant) {
    this.plant = plant;
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    TopicPartition actions = new TopicPartition(Topic.ALARM_ACTION.topicName(), 0);
    consumer.assign(List.of(actions));
    consumer.seekToEnd(List.of(actions));
    consumer.position(actions);
    this.thread = new Thread(this::run, "fake-line");
    thread.setDaemon(true);
    thread.start();
  }

  /** Raises or changes an alarm. */
  public void publish(Alarm alarm) {
    alarms.put(alarm.getAlarmId(), alarm);
    plant.send(Topic.ALARM, alarm.getAlarmId(), alarm);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (wire.decode(record.value()) instanceof AlarmAction action) {
            take(action);
          }
        }
      }
    } catch (WakeupException e) {
      return;
    } catch (UnreadableMessageException e) {
      throw new IllegalStateException("an action that nobody can read", e);
    }
  }

  private void take(AlarmAction action) {
    Alarm alarm = alarms.get(action.getAlarmId());
    String problem = alarm == null ? "no such alarm waits for anybody" : problem(alarm, action);
    if (alarm != null && problem.isEmpty()) {
      publish(changed(alarm, action));
    }
    plant.send(
        Topic.ALARM_ACTION,
        action.getLineId(),
        AlarmActionOutcome.newBuilder(SampleMessages.outcome(action))
            .setResult(problem.isEmpty() ? AlarmActionResult.ACCEPTED : AlarmActionResult.REFUSED)
            .setReason(problem)
            .build());
  }

  private static String problem(Alarm alarm, AlarmAction action) {
    boolean isCleared = alarm.getClearedAt() != null;
    return switch (action.getKind()) {
      case ACKNOWLEDGE ->
          alarm.getIsAcknowledged()
              ? "acknowledged by " + alarm.getAcknowledgedBy() + " before"
              : "";
      case SHELVE -> {
        if (isCleared) {
          yield "the alarm is cleared";
        }
        yield alarm.getShelvedUntil() != null
            ? "shelved before until " + alarm.getShelvedUntil()
            : "";
      }
      case UNSHELVE -> alarm.getShelvedUntil() == null ? "the alarm is not shelved" : "";
      case COMMENT -> action.getComment().isBlank() ? "a comment without words" : "";
    };
  }

  private static Alarm changed(Alarm alarm, AlarmAction action) {
    Instant now = alarm.getChangedAt().plusMillis(1);
    Alarm.Builder next =
        Alarm.newBuilder(alarm).setRevision(alarm.getRevision() + 1).setChangedAt(now);
    switch (action.getKind()) {
      case ACKNOWLEDGE ->
          next.setIsAcknowledged(true).setAcknowledgedBy(action.getActor()).setAcknowledgedAt(now);
      case SHELVE -> next.setShelvedUntil(now.plusMillis(action.getShelveMillis()));
      case UNSHELVE -> next.setShelvedUntil(null);
      case COMMENT -> {}
    }
    if (!action.getComment().isBlank()) {
      next.setComment(action.getComment()).setCommentBy(action.getActor());
    }
    return next.build();
  }
}
