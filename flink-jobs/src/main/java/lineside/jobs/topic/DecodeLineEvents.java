package lineside.jobs.topic;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import lineside.jobs.deadletter.DeadLetters;
import lineside.jobs.line.LineEvent;
import lineside.jobs.verdict.Triggers;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.Loss;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Decodes triggers, losses, part contexts, process readings, second opinions and feedback; what is
 * none of them becomes a dead letter on {@link DeadLetters#TAG}.
 */
public final class DecodeLineEvents extends ProcessFunction<TopicRecord, LineEvent> {
  private static final long serialVersionUID = 1L;

  private final Clock clock;
  private transient @Nullable WireFormat wire;

  /** Takes the wall clock, serializable, for dead letters. */
  public DecodeLineEvents(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    wire = new WireFormat();
  }

  @Override
  public void processElement(TopicRecord record, Context context, Collector<LineEvent> out) {
    try {
      LineEvent event = decode(record.value);
      if (event != null) {
        out.collect(event);
      }
    } catch (UnreadableMessageException e) {
      context.output(
          DeadLetters.TAG,
          RefusedRecord.deadLetterOf(
              record, DeadLetterReason.UNREADABLE_MESSAGE, messageOf(e), clock.instant()));
      tellLine(record, out);
    }
  }

  /** The line's clock counts triggers and losses: it must not wait for what nobody can read. */
  private static void tellLine(TopicRecord record, Collector<LineEvent> out) {
    byte[] key = record.key;
    if (key == null || key.length == 0) {
      return;
    }
    String lineId = new String(key, StandardCharsets.UTF_8);
    if (record.topic.equals(Topic.TRIGGER.topicName())) {
      out.collect(LineEvent.unreadableTrigger(lineId));
    } else if (record.topic.equals(Topic.LOSS.topicName())) {
      out.collect(LineEvent.unreadableLoss(lineId));
    }
  }

  /** The event; null for what the job itself has written. */
  private @Nullable LineEvent decode(byte @Nullable [] value) throws UnreadableMessageException {
    if (value == null) {
      throw new UnreadableMessageException("decode failed: no value");
    }
    SpecificRecordBase message = requireNonNull(wire).decode(value);
    if (message instanceof AlarmActionOutcome) {
      return null;
    }
    LineEvent event = eventOf(message);
    if (event.lineId().isEmpty()) {
      throw new UnreadableMessageException("decode failed: no line id");
    }
    return event;
  }

  /** A forged sequence would make the line take every real trigger before it for a repetition. */
  private static void requireSound(Trigger trigger) throws UnreadableMessageException {
    if (!Triggers.isSound(trigger)) {
      throw new UnreadableMessageException(
          "decode failed: view id "
              + trigger.getViewId()
              + " is not that of camera, epoch and sequence");
    }
  }

  private static LineEvent eventOf(SpecificRecordBase message) throws UnreadableMessageException {
    if (message instanceof AlarmAction action) {
      return LineEvent.of(action);
    }
    if (message instanceof Trigger trigger) {
      requireSound(trigger);
      return LineEvent.of(trigger);
    }
    if (message instanceof Loss loss) {
      requireSound(Triggers.of(loss));
      return LineEvent.of(loss);
    }
    if (message instanceof PartContext context) {
      return LineEvent.of(context);
    }
    if (message instanceof ProcessReading reading) {
      return LineEvent.of(reading);
    }
    if (message instanceof Feedback feedback) {
      return LineEvent.of(feedback);
    }
    if (message instanceof SecondOpinionAnswer answer) {
      return LineEvent.of(answer);
    }
    throw new UnreadableMessageException(
        "decode failed: a " + message.getSchema().getName() + " does not belong here");
  }

  private static String messageOf(UnreadableMessageException e) {
    return String.valueOf(e.getMessage());
  }
}
