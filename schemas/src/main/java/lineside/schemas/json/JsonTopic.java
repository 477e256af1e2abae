package lineside.schemas.json;

import lineside.schemas.record.Alarm;
import lineside.schemas.record.ImageRequest;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.topic.Topic;
import org.apache.avro.Schema;

/** The topics that there are in JSON too: what a MES reads and what it writes. */
public enum JsonTopic {
  /** Part verdicts. */
  PART_VERDICT(Topic.PART_VERDICT, Topic.PART_VERDICT_JSON, PartVerdict.getClassSchema()),
  /** Alarms. */
  ALARM(Topic.ALARM, Topic.ALARM_JSON, Alarm.getClassSchema()),
  /** Patterns. */
  PATTERN(Topic.PATTERN, Topic.PATTERN_JSON, Pattern.getClassSchema()),
  /** What the MES knows of parts. */
  PART_CONTEXT(Topic.PART_CONTEXT_JSON, Topic.PART_CONTEXT, PartContext.getClassSchema()),
  /** Process readings. */
  PROCESS(Topic.PROCESS_JSON, Topic.PROCESS, ProcessReading.getClassSchema()),
  /** Images that are asked for. */
  TRIGGER_REQUEST(Topic.TRIGGER_REQUEST_JSON, Topic.TRIGGER_REQUEST, ImageRequest.getClassSchema());

  private final Topic from;
  private final Topic to;

  @SuppressWarnings("ImmutableEnumChecker") // Of the generated class, which nobody changes.
  private final Schema message;

  JsonTopic(Topic from, Topic to, Schema message) {
    this.from = from;
    this.to = to;
    this.message = message;
  }

  /** Where messages come from. */
  public Topic from() {
    return from;
  }

  /** Where they go, with the same key, time and headers. */
  public Topic to() {
    return to;
  }

  /** The one type of message of both. */
  public Schema message() {
    return message;
  }

  /** Whether the MES reads it; else the MES writes it. */
  public boolean isForMes() {
    return to.topicName().endsWith(".json");
  }
}
