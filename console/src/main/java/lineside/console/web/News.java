package lineside.console.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.console.store.TopicMessage;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.Topic;

/** What has happened since browsers were told last, for sound and for measuring. Thread-safe. */
final class News {
  private static final int MOST = 50;

  private final List<Map<String, Object>> items = new ArrayList<>();
  private final List<Long> emittedAtMicros = new ArrayList<>();

  /** What has happened, and when verdicts among it were made, wall clock in microseconds. */
  record Batch(List<Map<String, Object>> items, List<Long> emittedAtMicros) {}

  synchronized void taken(List<TopicMessage> messages) {
    for (TopicMessage message : messages) {
      if (message.content() instanceof Alarm alarm && alarm.getRevision() == 0) {
        add(
            Map.of(
                "type", "alarm",
                "alarmId", alarm.getAlarmId(),
                "priority", alarm.getPriority().name()));
      } else if (message.content() instanceof PartVerdict verdict
          && message.place().topic() == Topic.GATE_VERDICT) {
        emittedAtMicros.add(verdict.getDecidedAtMicros());
        add(
            Map.of(
                "type", "verdict",
                "inspectionId", verdict.getInspectionId(),
                "partId", verdict.getPartId(),
                "lineId", verdict.getLineId(),
                "evaluation", verdict.getResultEvaluation().name(),
                "emittedAtMicros", verdict.getDecidedAtMicros()));
      }
    }
    if (emittedAtMicros.size() > MOST) {
      emittedAtMicros.subList(0, emittedAtMicros.size() - MOST).clear();
    }
  }

  synchronized boolean isEmpty() {
    return items.isEmpty();
  }

  synchronized Batch take() {
    Batch batch = new Batch(List.copyOf(items), List.copyOf(emittedAtMicros));
    items.clear();
    emittedAtMicros.clear();
    return batch;
  }

  private void add(Map<String, Object> item) {
    items.add(item);
    if (items.size() > MOST) {
      items.remove(0);
    }
  }
}
